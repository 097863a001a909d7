import { Controller, Get, Inject, Query, UseGuards, ValidationPipe, type ValidationError } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import { MALFORMED } from '../aggregation.problems.js';
import type { Page } from '../domain/page.js';
import type { LateCount } from '../store/late-arrival.repository.js';
import type { RestatementListed } from '../store/restatement.repository.js';
import { TellHistoryService, type PastFigures } from '../tell-history.service.js';
import { LedgerQuery, PastFiguresQuery } from './figures-query.dto.js';

function refuse(errors: ValidationError[]): Problem {
  const names = errors.map(({ property }) => property).join(', ');
  return new Problem(MALFORMED, {
    en: `Mend these parameters: ${names}. Days are YYYY-MM-DD, instants ISO 8601 with a zone, lists are joined by commas, cubes go by the catalogue's names, limit is 1 to 1000.`,
    lo: `ແກ້ໄຂຕົວແປເຫຼົ່ານີ້: ${names}. ວັນທີ YYYY-MM-DD, ເວລາຕາມ ISO 8601 ພ້ອມເຂດເວລາ, ລາຍການຂັ້ນດ້ວຍຈຸດ, cube ໃຊ້ຊື່ຕາມບັນຊີ, limit ແຕ່ 1 ຫາ 1000.`,
  });
}

/** Checks what is asked before it is answered. */
export const read = (expectedType: typeof LedgerQuery | typeof PastFiguresQuery): ValidationPipe => new ValidationPipe({ transform: true, whitelist: true, expectedType, exceptionFactory: refuse });

/** What figures were, what final ones became, and what came late; asked by the gateway on behalf of a person. */
@Controller('v1')
@UseGuards(InternalTokenGuard)
export class LedgersController {
  constructor(@Inject(TellHistoryService) private readonly history: TellHistoryService) {}

  @Get('figures/as-of')
  @AllowedRoles('viewer', 'manager', 'protection', 'admin')
  asOf(@Query(read(PastFiguresQuery)) query: PastFiguresQuery, @CalledBy() caller: Caller): Promise<PastFigures> {
    return this.history.asOf(query, caller);
  }

  @Get('restatements')
  @AllowedRoles('viewer', 'manager', 'admin')
  restatements(@Query(read(LedgerQuery)) query: LedgerQuery, @CalledBy() caller: Caller): Promise<Page<RestatementListed>> {
    return this.history.restatements(query, caller);
  }

  @Get('late')
  @AllowedRoles('viewer', 'manager', 'admin')
  late(@Query(read(LedgerQuery)) query: LedgerQuery, @CalledBy() caller: Caller): Promise<Page<LateCount>> {
    return this.history.late(query, caller);
  }
}
