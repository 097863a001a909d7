import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { Health } from './health.js';
import { Metrics } from './metrics.js';

interface Reply {
  status(code: number): unknown;
}

@Controller()
export class HealthController {
  constructor(
    @Inject(Health) private readonly health: Health,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(@Res({ passthrough: true }) reply: Reply): object {
    const state = this.health.live();
    if (!state.ok) reply.status(503);
    return state;
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<object> {
    const state = await this.health.ready();
    if (!state.ok) reply.status(503);
    return state;
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  text(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
