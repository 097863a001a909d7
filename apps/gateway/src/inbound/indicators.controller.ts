import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { INDICATOR_CATALOGUE } from '@fm/contracts/indicators';
import { AnswerIndicatorService } from '../answer-indicator.service.js';
import { MEDIA_TYPES, suffixed } from '../domain/answer-format.js';
import type { Holder } from '../domain/scope.js';
import type { RawQuery } from '../domain/indicator-query.js';
import { listingOf, type IndicatorListing } from '../outbound/indicator-listing.js';
import { WriteFileService } from '../write-file.service.js';
import { askedFormat } from './asked-format.js';
import { Freshness } from './freshness.js';
import { AskedBy, OpenTo } from './open-to.js';

/** Chapter 5, door: the catalogue, and one question about one indicator in the format that the asker uses. */
@Controller('api/v1/indicators')
@OpenTo('public', 'viewer', 'manager', 'protection', 'admin')
export class IndicatorsController {
  constructor(
    @Inject(AnswerIndicatorService) private readonly answers: AnswerIndicatorService,
    @Inject(WriteFileService) private readonly files: WriteFileService,
    @Inject(Freshness) private readonly freshness: Freshness,
  ) {}

  @Get()
  list(): readonly IndicatorListing[] {
    return INDICATOR_CATALOGUE.map(listingOf);
  }

  @Get(':id')
  async answer(@Param('id') asked: string, @Query() query: RawQuery, @AskedBy() holder: Holder | null, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { name, format: suffix } = suffixed(asked);
    const format = askedFormat(suffix, request.headers.accept);
    const { headers, held } = await this.freshness.of(request, holder);
    if (held) return void (await reply.status(304).headers(headers).send());
    const found = format === 'json' ? { body: await this.answers.answer(name, query, holder), headers: {} } : await this.files.write({ id: name, raw: query, format, holder });
    await reply.headers({ ...headers, ...found.headers, 'content-type': MEDIA_TYPES[format] }).send(found.body);
  }
}
