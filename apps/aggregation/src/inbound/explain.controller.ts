import { Controller, Get, Inject, Query, UseGuards, ValidationPipe, type ValidationError } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import { NO_SUCH_CELL } from '../aggregation.problems.js';
import type { FigureExplained } from '../domain/figure-explained.js';
import { ExplainFigureService } from '../explain-figure.service.js';
import { ExplainQuery } from './explain-query.dto.js';

function refuse(errors: ValidationError[]): Problem {
  const names = errors.map(({ property }) => property).join(', ');
  return new Problem(NO_SUCH_CELL, {
    en: `Mend these parameters: ${names}. A cell is measure=movements, cube, cubeKey and day=YYYY-MM-DD.`,
    lo: `ແກ້ໄຂຕົວແປເຫຼົ່ານີ້: ${names}. ຊ່ອງຕົວເລກປະກອບດ້ວຍ measure=movements, cube, cubeKey ແລະ day=YYYY-MM-DD.`,
  });
}

/** Answers what a figure is made of; asked by the gateway on behalf of a person. */
@Controller('v1/explain')
@UseGuards(InternalTokenGuard)
export class ExplainController {
  constructor(@Inject(ExplainFigureService) private readonly figures: ExplainFigureService) {}

  @Get()
  @AllowedRoles('viewer', 'manager', 'admin')
  explain(@Query(new ValidationPipe({ transform: true, whitelist: true, expectedType: ExplainQuery, exceptionFactory: refuse })) query: ExplainQuery, @CalledBy() caller: Caller): Promise<FigureExplained> {
    return this.figures.explain(query, caller);
  }
}
