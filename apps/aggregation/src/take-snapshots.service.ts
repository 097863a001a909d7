import { Inject, Injectable } from '@nestjs/common';
import { FIGURE_PROTECTED } from '@fm/contracts';
import { localDayOf } from '@fm/contracts/vocabulary';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { monthBefore, monthOf, yearsTogether, type Month, type RoundDays } from './domain/snapshot/fixed-period.js';
import { SnapshotCalendar } from './domain/snapshot/snapshot-calendar.js';
import { protectionCells } from './domain/snapshot/protection-cells.js';
import type { SnapshotCell, SnapshotMeasure } from './domain/snapshot/snapshot-cell.js';
import { PROTECTION_SNAPSHOT, SURVEY_SNAPSHOT } from './domain/snapshot/snapshot-policy.js';
import { surveyCells } from './domain/snapshot/survey-cells.js';
import { takeSnapshot } from './domain/snapshot/take-snapshot.js';
import { figureProtected } from './outbound/figure-protected.event.js';
import { ProtectionContributionRepository } from './store/protection-contribution.repository.js';
import { SnapshotCellRepository } from './store/snapshot-cell.repository.js';
import { SnapshotDueRepository, type SnapshotFamily } from './store/snapshot-due.repository.js';
import { SurveyContributionRepository } from './store/survey-contribution.repository.js';

const MEASURES_OF: Readonly<Record<SnapshotFamily, readonly SnapshotMeasure[]>> = { survey: ['fms-interviews', 'fms-answers', 'wage-gap'], protection: ['protection-marks'] };
const POLICIES = { survey: SURVEY_SNAPSHOT, protection: PROTECTION_SNAPSHOT } as const;

/**
 * Chapter 4, what is never live: once a month is over, and again where something of it changed later, the snapshots of its year and rounds are taken
 * together, since a month that is withheld can be told from a quarter that is not.
 */
@Injectable()
export class TakeSnapshotsService {
  constructor(
    @Inject(SnapshotDueRepository) private readonly due: SnapshotDueRepository,
    @Inject(SurveyContributionRepository) private readonly interviews: SurveyContributionRepository,
    @Inject(ProtectionContributionRepository) private readonly protection: ProtectionContributionRepository,
    @Inject(SnapshotCellRepository) private readonly cells: SnapshotCellRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes the outbox, so call it last in the transaction. @returns whether anything was due */
  async take(tx: Transaction): Promise<boolean> {
    if (!(await this.due.mayTake(tx))) return false;
    const now = this.clock.now();
    const current = monthOf(localDayOf(now));
    const passed = monthBefore(current);
    await this.due.markPassed(tx, passed, `${Number(passed.slice(0, 4)) - 1}${passed.slice(4)}`);
    const due = await this.due.take(tx, current);
    if (!due) return false;
    const calendar = this.calendarOf(due.months, current, await this.due.rounds(tx));
    const before = await this.cells.told(tx, MEASURES_OF[due.family], calendar.periods);
    const counted = due.family === 'survey' ? await this.ofSurvey(tx, calendar) : await this.ofProtection(tx, calendar);
    const told = takeSnapshot(counted, before, { policy: POLICIES[due.family], wider: (period) => calendar.wider(period) });
    const changed = await this.cells.tell(tx, told, now.toISOString());
    await this.outbox.record(tx, FIGURE_PROTECTED, changed.map((cell) => ({ data: figureProtected(cell) })));
    return true;
  }

  private calendarOf(months: readonly Month[], current: Month, rounds: readonly RoundDays[]): SnapshotCalendar {
    return new SnapshotCalendar(yearsTogether(months, rounds), rounds, current);
  }

  private async ofSurvey(tx: Transaction, calendar: SnapshotCalendar): Promise<ReadonlyMap<string, SnapshotCell>> {
    const interviews = await this.interviews.ofYears(tx, calendar.years);
    return surveyCells(interviews.map(({ province, direction, point, day, tally }) => ({ ...tally, province, direction, periods: calendar.periodsOfDay(point, day) })));
  }

  private async ofProtection(tx: Transaction, calendar: SnapshotCalendar): Promise<ReadonlyMap<string, SnapshotCell>> {
    const submissions = await this.protection.ofYears(tx, calendar.years);
    return protectionCells(submissions.map(({ kind, province, month, marks }) => ({ kind, province, marks, periods: calendar.periodsOfMonth(month), rounds: calendar.roundsOfMonth(month) })));
  }
}
