import { Controller, Get, Header, Inject } from '@nestjs/common';
import { noticeOf } from '../domain/query-warnings.js';
import { GatewayConfiguration } from '../gateway.config.js';
import { startPage } from '../outbound/start-page.js';
import { KnownPointRepository } from '../store/known-point.repository.js';
import { OpenTo } from './open-to.js';

/** The plain page at the root: where the points are and where everything else is. */
@Controller()
export class StartPageController {
  constructor(
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(GatewayConfiguration) private readonly config: GatewayConfiguration,
  ) {}

  @Get()
  @OpenTo('public', 'viewer', 'manager', 'protection', 'admin')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  @Header('x-content-type-options', 'nosniff')
  async show(): Promise<string> {
    return startPage(await this.points.all(), noticeOf(this.config));
  }
}
