import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { INDICATOR_CATALOGUE } from '@fm/contracts/indicators';
import { AnswerIndicatorService } from '../answer-indicator.service.js';
import type { KeyHolder } from '../domain/api-keys.js';
import type { IndicatorAnswer } from '../domain/indicator-answer.js';
import type { RawQuery } from '../domain/indicator-query.js';
import { listingOf, type IndicatorListing } from '../outbound/indicator-listing.js';
import { AskedBy, OpenTo } from './open-to.js';

/** Chapter 5, door: the catalogue, and one question about one indicator. */
@Controller('api/v1/indicators')
@OpenTo('public', 'viewer', 'manager', 'protection', 'admin')
export class IndicatorsController {
  constructor(@Inject(AnswerIndicatorService) private readonly answers: AnswerIndicatorService) {}

  @Get()
  list(): readonly IndicatorListing[] {
    return INDICATOR_CATALOGUE.map(listingOf);
  }

  @Get(':id')
  answer(@Param('id') id: string, @Query() query: RawQuery, @AskedBy() holder: KeyHolder | null): Promise<IndicatorAnswer> {
    return this.answers.answer(id, query, holder);
  }
}
