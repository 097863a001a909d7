import { Controller, Get, Header } from '@nestjs/common';
import { docsPage } from '../outbound/docs-page.js';
import { openApi } from '../outbound/openapi.js';
import { OpenTo } from './open-to.js';

/** The description of this API for people. */
@Controller('docs')
export class DocsPageController {
  @Get()
  @OpenTo('public', 'viewer', 'manager', 'protection', 'admin')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  @Header('x-content-type-options', 'nosniff')
  show(): string {
    return docsPage(openApi());
  }
}
