import { runService } from '@fm/lifecycle';
import { GatewayConfiguration, startGateway } from './start-gateway.js';

await runService('gateway', GatewayConfiguration, startGateway);
