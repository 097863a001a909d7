import { Inject, Injectable } from '@nestjs/common';
import type { CellNeed } from '@fm/indicators';
import { Problem } from '@fm/problems';
import { AskOwnerService } from './ask-owner.service.js';
import type { Holder } from './domain/scope.js';
import { OWNER_UNREACHABLE, TOO_MANY_ROWS } from './gateway.problems.js';
import type { PastCell } from './store/past-cells.js';

const ANSWERED = 200;
const REFUSED = 400;

/** Figures as they were known: aggregation keeps every version of what each submission adds, and adds them up anew. */
@Injectable()
export class AskPastFiguresService {
  constructor(@Inject(AskOwnerService) private readonly owners: AskOwnerService) {}

  /** Cells of every need, within the rights of who asks. @throws Problem 400 where they would be too many, 503 where aggregation does not answer */
  async cells(needs: readonly CellNeed[], at: Date, holder: Holder): Promise<readonly PastCell[]> {
    const answer = await this.owners.ask('aggregation', `/v1/figures/as-of?${queryOf(needs, at)}`, { method: 'GET', holder });
    if (answer.status === ANSWERED) return ((await answer.json()) as { cells: PastCell[] }).cells;
    await answer.body?.cancel();
    if (answer.status === REFUSED) throw new Problem(TOO_MANY_ROWS, { en: 'Ask for fewer days or points: too many cells would have to be added up again.', lo: 'ໃຫ້ຖາມຈຳນວນວັນ ຫຼື ຈຸດໜ້ອຍລົງ.' });
    throw new Problem(OWNER_UNREACHABLE, { en: `Aggregation answered ${answer.status}: try again in a minute, and tell the operators if it stays.`, lo: `ລະບົບລວມຕົວເລກຕອບ ${answer.status}: ລອງໃໝ່ພາຍໃນໜຶ່ງນາທີ.` }, { 'retry-after': '60' });
  }
}

/** One question that covers all needs: they differ in cubes, and in spans where two periods are compared. */
function queryOf(needs: readonly CellNeed[], at: Date): URLSearchParams {
  const days = (pick: (need: CellNeed) => string): string[] => needs.map(pick).sort();
  const query = new URLSearchParams({ at: at.toISOString(), cube: [...new Set(needs.map(({ cube }) => cube.name))].join(','), from: days(({ span }) => span.from)[0] ?? '', to: days(({ span }) => span.to).at(-1) ?? '' });
  for (const name of ['fmp', 'direction'] as const) {
    const codes = needs.map(({ filters }) => filters.get(name));
    if (codes.every((list) => list !== undefined)) query.set(name, [...new Set(codes.flat())].join(','));
  }
  return query;
}
