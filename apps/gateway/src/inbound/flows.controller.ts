import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MEDIA_TYPES } from '../domain/answer-format.js';
import type { Holder } from '../domain/scope.js';
import { flowQuery } from '../domain/flow-ends.js';
import type { RawQuery } from '../domain/indicator-query.js';
import { TellFlowsService } from '../tell-flows.service.js';
import { WriteFileService } from '../write-file.service.js';
import { Freshness } from './freshness.js';
import { AskedBy, OpenTo } from './open-to.js';

const FORMATS = ['json', 'geojson', 'csv', 'hxl.csv', 'xlsx'] as const;

/** Chapter 5, door: the matrix of origins and destinations, by suffix as JSON, as lines or as a file. */
@Controller('api/v1')
@OpenTo('public', 'viewer', 'manager', 'protection', 'admin')
export class FlowsController {
  constructor(
    @Inject(TellFlowsService) private readonly flows: TellFlowsService,
    @Inject(WriteFileService) private readonly files: WriteFileService,
    @Inject(Freshness) private readonly freshness: Freshness,
  ) {}

  @Get(['flows', ...FORMATS.map((format) => `flows.${format}`)])
  async tell(@Query() raw: RawQuery, @AskedBy() holder: Holder | null, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { headers, held } = await this.freshness.of(request, holder);
    if (held) return void (await reply.status(304).headers(headers).send());
    const found = await this.found(formatOf(request), raw, holder);
    await reply.headers({ ...headers, ...found.headers, 'content-type': found.type }).send(found.body);
  }

  private async found(format: (typeof FORMATS)[number], raw: RawQuery, holder: Holder | null): Promise<{ body: unknown; type: string; headers: Readonly<Record<string, string>> }> {
    switch (format) {
      case 'json': return { body: await this.flows.matrix(raw, holder), type: MEDIA_TYPES.json, headers: {} };
      case 'geojson': return { body: await this.flows.lines(raw, holder), type: 'application/geo+json; charset=utf-8', headers: {} };
      case 'csv':
      case 'hxl.csv':
      case 'xlsx': return { ...(await this.files.write({ id: 'origin-destination', raw: flowQuery(raw), format, holder })), type: MEDIA_TYPES[format] };
    }
  }
}

function formatOf({ url, headers }: FastifyRequest): (typeof FORMATS)[number] {
  const [, suffix] = /\/flows\.([^?]*)/.exec(url) ?? [];
  return FORMATS.find((format) => format === suffix) ?? (headers.accept?.includes('application/geo+json') ? 'geojson' : 'json');
}
