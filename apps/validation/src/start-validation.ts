import { Outbox } from '@fm/delivery';
import { startService, systemClock, type Dependencies, type RunningApp } from '@fm/lifecycle';
import { KeyRing } from '@fm/sealing';
import { takeWorkbooks } from './inbound/roster.controller.js';
import { republishRegisters } from './republish-registers.js';
import { VALIDATION_SCHEMA } from './store/validation.schema.js';
import { ValidationConfiguration } from './validation.config.js';
import { ValidationModule } from './validation.module.js';
import { UNEXPECTED, UNEXPECTED_ADVICE } from './validation.problems.js';

export { VALIDATION_SCHEMA, ValidationConfiguration };

/** Chapter 2: from answers to a record that can be trusted. */
export function startValidation(dependencies: Dependencies<ValidationConfiguration>): Promise<RunningApp> {
  const { clock = systemClock } = dependencies;
  const outboxKeys = KeyRing.parse(dependencies.config.outboxKeys);
  const outbox = new Outbox(VALIDATION_SCHEMA.name, outboxKeys, () => clock.now());
  return startService(
    {
      name: 'validation',
      schema: VALIDATION_SCHEMA,
      configuration: ValidationConfiguration,
      module: ValidationModule,
      outboxKeys,
      prepareHttp: takeWorkbooks,
      republish: (tx) => republishRegisters(tx, outbox, clock.now()),
      failures: { fallback: UNEXPECTED, advice: UNEXPECTED_ADVICE },
    },
    dependencies,
  );
}
