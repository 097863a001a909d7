import { startService, type Dependencies, type RunningApp } from '@fm/lifecycle';
import { GatewayConfiguration } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { UNEXPECTED, UNEXPECTED_ADVICE } from './gateway.problems.js';
import { leaveBodiesUnread } from './inbound/unread-body.js';
import { GATEWAY_SCHEMA } from './store/gateway.schema.js';

export { GATEWAY_SCHEMA, GatewayConfiguration };

/** Chapter 5: the same numbers for everybody, as much as each may see. */
export function startGateway(dependencies: Dependencies<GatewayConfiguration>): Promise<RunningApp> {
  return startService(
    {
      name: 'gateway',
      schema: GATEWAY_SCHEMA,
      configuration: GatewayConfiguration,
      module: GatewayModule,
      failures: { fallback: UNEXPECTED, advice: UNEXPECTED_ADVICE },
      prepareHttp: leaveBodiesUnread,
    },
    dependencies,
  );
}
