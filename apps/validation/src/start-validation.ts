import { startService, type Dependencies, type RunningApp } from '@fm/lifecycle';
import { KeyRing } from '@fm/sealing';
import { VALIDATION_SCHEMA } from './store/validation.schema.js';
import { ValidationConfiguration } from './validation.config.js';
import { ValidationModule } from './validation.module.js';
import { UNEXPECTED, UNEXPECTED_ADVICE } from './validation.problems.js';

export { VALIDATION_SCHEMA, ValidationConfiguration };

/** Chapter 2: from answers to a record that can be trusted. */
export function startValidation(dependencies: Dependencies<ValidationConfiguration>): Promise<RunningApp> {
  return startService(
    {
      name: 'validation',
      schema: VALIDATION_SCHEMA,
      configuration: ValidationConfiguration,
      module: ValidationModule,
      outboxKeys: KeyRing.parse(dependencies.config.outboxKeys),
      failures: { fallback: UNEXPECTED, advice: UNEXPECTED_ADVICE },
    },
    dependencies,
  );
}
