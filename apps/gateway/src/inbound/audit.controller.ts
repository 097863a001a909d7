import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Problem } from '@fm/problems';
import type { AuditRow } from '../domain/audit-chain.js';
import { BAD_QUERY } from '../gateway.problems.js';
import { AuditRepository } from '../store/audit.repository.js';
import { OpenTo } from './open-to.js';

const MOST = 1_000;

/** Chapter 5, door: who read and changed what, in the order in which it was written. */
@Controller('api/v1/audit')
export class AuditController {
  constructor(@Inject(AuditRepository) private readonly log: AuditRepository) {}

  /** A page after `after`; the last row's `seq` is the next one's. */
  @Get()
  @OpenTo('admin')
  async read(@Query() query: Readonly<Record<string, unknown>>): Promise<{ readonly rows: readonly AuditRow[] }> {
    const text = (name: string): string | null => (typeof query[name] === 'string' && query[name] !== '' && !query[name].includes('\0') ? query[name] : null);
    const rows = await this.log.read({ after: numberIn(text('after') ?? '0'), limit: Math.min(MOST, numberIn(text('limit') ?? '100')), actor: text('actor'), action: text('action') });
    return { rows };
  }
}

function numberIn(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Problem(BAD_QUERY, { en: '"after" and "limit" take whole numbers.', lo: '"after" ແລະ "limit" ຮັບຕົວເລກເຕັມ.' });
}
