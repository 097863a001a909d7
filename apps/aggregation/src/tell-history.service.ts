import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import type { LocalDay } from '@fm/contracts/vocabulary';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { MALFORMED, TOO_MANY_CELLS } from './aggregation.problems.js';
import { MOVEMENTS_MEASURE } from './domain/contribution.js';
import { movementCubeNamed } from './domain/movement-cell.js';
import { pageOf, type Page } from './domain/page.js';
import { LateArrivalRepository, type LateCount } from './store/late-arrival.repository.js';
import { PastFigureRepository, type PastCell } from './store/past-figure.repository.js';
import { RestatementRepository, type RestatementListed } from './store/restatement.repository.js';

export interface PastAsked {
  /** By the catalogue's names. */
  readonly cube: readonly string[];
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly at: string;
  readonly fmp?: readonly string[];
  readonly direction?: readonly string[];
}

export interface PastFigures {
  readonly measure: string;
  readonly at: string;
  readonly cells: readonly PastCell[];
}

export interface LedgerAsked {
  readonly from?: LocalDay;
  readonly to?: LocalDay;
  readonly fmp?: readonly string[];
  readonly after?: string;
  readonly limit?: number;
}

const MOST_CELLS = 100_000;
const DEFAULT_PAGE = 200;
const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** Answers what figures were and how they came to be others. A caller with provinces sees the points of these alone. */
@Injectable()
export class TellHistoryService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PastFigureRepository) private readonly past: PastFigureRepository,
    @Inject(RestatementRepository) private readonly ledger: RestatementRepository,
    @Inject(LateArrivalRepository) private readonly arrivals: LateArrivalRepository,
  ) {}

  /** @throws Problem FM-C-11 where the answer would be too long */
  async asOf({ cube, from, to, at, fmp, direction }: PastAsked, { provinces }: Caller): Promise<PastFigures> {
    const cubes = cube.flatMap((name) => movementCubeNamed(name) ?? []);
    const cells = await this.past.cells(this.database.manager, { at, cubes, from, to, points: fmp ?? null, directions: direction ?? null, provinces, limit: MOST_CELLS + 1 });
    if (cells.length > MOST_CELLS) {
      throw new Problem(TOO_MANY_CELLS, { en: `Ask for fewer days, points or cubes: an answer has at most ${MOST_CELLS} cells.`, lo: `ໃຫ້ຖາມຈຳນວນວັນ, ຈຸດ ຫຼື cube ໜ້ອຍລົງ: ຄຳຕອບໜຶ່ງມີໄດ້ບໍ່ເກີນ ${MOST_CELLS} ຊ່ອງ.` });
    }
    return { measure: MOVEMENTS_MEASURE, at, cells };
  }

  async restatements({ from, to, fmp, after = '0', limit = DEFAULT_PAGE }: LedgerAsked, { provinces }: Caller): Promise<Page<RestatementListed>> {
    if (!/^\d{1,15}$/.test(after)) throw notOurs();
    const rows = await this.ledger.list(this.database.manager, { from: from ?? null, to: to ?? null, points: fmp ?? null, provinces, after: Number(after), limit: limit + 1 });
    return pageOf(rows, limit, ({ id }) => String(id));
  }

  async late({ from = FIRST_DAY, to = LAST_DAY, fmp, after, limit = DEFAULT_PAGE }: LedgerAsked, { provinces }: Caller): Promise<Page<LateCount>> {
    const place = after === undefined ? null : LATE_PLACE.exec(after)?.groups;
    if (after !== undefined && !place) throw notOurs();
    const { day = '', point = '', received = '' } = place ?? {};
    const rows = await this.arrivals.list(this.database.manager, { from, to, points: fmp ?? null, provinces, after: place ? { day, point, receivedDay: received } : null, limit: limit + 1 });
    return pageOf(rows, limit, (row) => `${row.day}_${row.receivedDay}_${row.point}`);
  }
}

const LATE_PLACE = /^(?<day>\d{4}-\d{2}-\d{2})_(?<received>\d{4}-\d{2}-\d{2})_(?<point>.+)$/;

const notOurs = (): Problem => new Problem(MALFORMED, { en: 'Give in "after" what the page before said in "next", as it is.', lo: 'ໃຫ້ໃສ່ໃນ "after" ຕາມທີ່ໜ້າກ່ອນບອກໄວ້ໃນ "next" ໂດຍບໍ່ປ່ຽນ.' });
