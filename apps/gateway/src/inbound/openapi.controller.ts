import { Controller, Get } from '@nestjs/common';
import { openApi } from '../outbound/openapi.js';
import { OpenTo } from './open-to.js';

/** The description of this API for programs. */
@Controller('api/v1/openapi.json')
export class OpenApiController {
  @Get()
  @OpenTo('public', 'viewer', 'manager', 'protection', 'admin')
  describe(): object {
    return openApi();
  }
}
