import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { ALERT_RAISED } from '@fm/contracts';
import { localDayOf, type Bilingual } from '@fm/contracts/vocabulary';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import { Database, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { MALFORMED } from './aggregation.problems.js';
import { anomaliesOf } from './domain/anomaly/anomalies.js';
import { isNews, noteText, notesChanged } from './domain/anomaly/anomaly-note.js';
import { pageOf, type Page } from './domain/page.js';
import { anomalyRaised } from './outbound/anomaly-raised.event.js';
import { AnomalyRepository, type AnomalyListed } from './store/anomaly.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import type { LedgerAsked } from './tell-history.service.js';

export type AnomalyTold = AnomalyListed & { readonly message: Bilingual };

const DEFAULT_PAGE = 200;
const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';
const CURSOR = /^(?<day>\d{4}-\d{2}-\d{2})_(?<point>.+)$/;

/** Chapter 4, what stands out: days that are far from the same weekdays of their point, noted beside the figure. They change nothing of it. */
@Injectable()
export class NoteAnomaliesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AnomalyRepository) private readonly anomalies: AnomalyRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes the outbox, so call it last in the transaction. @returns whether a point was looked at */
  async note(tx: Transaction): Promise<boolean> {
    const point = await this.anomalies.take(tx);
    if (point === null) return false;
    const now = this.clock.now();
    const found = anomaliesOf(await this.anomalies.totals(tx, point, localDayOf(now)));
    const changed = notesChanged(await this.anomalies.ofPoint(tx, point), { point, found, now: now.toISOString() });
    if (changed.length === 0) return true;
    await this.anomalies.keep(tx, changed);
    const province = await this.points.provinceOf(tx, point);
    await this.outbox.record(tx, ALERT_RAISED, changed.filter(isNews).map((note) => ({ data: anomalyRaised(note, province) })));
    return true;
  }

  /** By day and point; a caller with provinces sees the points of these alone. @throws Problem FM-C-10 where `after` is none of ours */
  async list({ from = FIRST_DAY, to = LAST_DAY, fmp, after, limit = DEFAULT_PAGE }: LedgerAsked, { provinces }: Caller): Promise<Page<AnomalyTold>> {
    const place = after === undefined ? undefined : CURSOR.exec(after)?.groups;
    if (after !== undefined && !place) throw new Problem(MALFORMED, { en: 'Leave "after" out, or give what the last page said in "next".', lo: 'ບໍ່ຕ້ອງໃສ່ "after" ຫຼື ໃສ່ຕາມ "next" ຂອງໜ້າກ່ອນ.' });
    const { day = FIRST_DAY, point = '' } = place ?? {};
    const rows = await this.anomalies.list(this.database.manager, { from, to, points: fmp ?? null, provinces, after: { day, point }, limit: limit + 1 });
    return pageOf(rows.map((row) => ({ ...row, message: noteText(row) })), limit, (row) => `${row.day}_${row.point}`);
  }
}
