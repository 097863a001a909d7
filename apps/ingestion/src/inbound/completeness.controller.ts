import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import { MALFORMED, UNKNOWN_SOURCE } from '../ingestion.problems.js';
import { TellCompletenessService, type Completeness } from '../tell-completeness.service.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What Kobo has against what the store has, by source and day: equal, or what differs. */
@Controller('v1/completeness')
@UseGuards(InternalTokenGuard)
@AllowedRoles('viewer', 'manager', 'admin')
export class CompletenessController {
  constructor(@Inject(TellCompletenessService) private readonly completeness: TellCompletenessService) {}

  @Get()
  async tell(@Query() { source, from = null, to = null }: { source?: string; from?: string | null; to?: string | null }, @CalledBy() caller: Caller): Promise<readonly Completeness[]> {
    if ([from, to].some((day) => day !== null && !DAY.test(day))) throw new Problem(MALFORMED, { en: 'Write days as 2026-06-01.', lo: 'ຂຽນວັນທີເປັນ 2026-06-01.' });
    const told = await this.completeness.tell({ source: source ?? null, from, to }, caller);
    if (source !== undefined && told.length === 0) throw new Problem(UNKNOWN_SOURCE, { en: 'List the sources with GET /v1/sources.', lo: 'ເບິ່ງລາຍການດ້ວຍ GET /v1/sources.' });
    return told;
  }
}
