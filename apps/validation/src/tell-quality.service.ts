import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { addDays, localDayOf, type LocalDay, type MonitoringPoint } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import { Database, type Transaction } from '@fm/persistence';
import { endOf } from './domain/missed-shifts.js';
import { groupedBy, summaryOf, type FieldSummary, type JudgedFact } from './domain/quality/summary.js';
import { teamOf } from './domain/quality/team-of.js';
import type { ShiftPlan } from './domain/registers/register.js';
import { FieldFactRepository } from './store/field-fact.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { RegisterRepository } from './store/register.repository.js';

/** Days, both inclusive; null as point: all that are the caller's. */
export interface QualityQuestion {
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly point: string | null;
}

export interface TeamDay extends FieldSummary {
  readonly point: string;
  readonly day: LocalDay;
  /** By the roster; null where that does not say. */
  readonly team: string | null;
}

export interface EnumeratorFacts extends FieldSummary {
  readonly enumerator: string;
}

/** A planned shift that is over, and what has come of it. */
export interface ShiftReport extends ShiftPlan {
  readonly records: number;
  readonly reported: boolean;
}

interface Frame {
  readonly points: ReadonlyMap<string, MonitoringPoint>;
  readonly shifts: readonly ShiftPlan[];
  readonly facts: readonly JudgedFact[];
}

/** Where no register says otherwise. */
const USUAL_SYNC_DAYS = 1;

/** How the field works: facts by team, point and day; facts about one enumerator for the own supervisor alone. Nobody is scored or ranked. */
@Injectable()
export class TellQualityService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FieldFactRepository) private readonly facts: FieldFactRepository,
    @Inject(RegisterRepository) private readonly registers: RegisterRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async teams(question: QualityQuestion, caller: Caller): Promise<readonly TeamDay[]> {
    const { facts } = await this.frame(question, caller.provinces);
    return groupedBy(facts, ({ point, day, team }) => ({ point, day, team })).map(({ of, facts: own }) => ({ ...of, ...summaryOf(own) }));
  }

  /** Of those whom the caller supervises; of all others nothing is told, not even that there is something. */
  async enumerators(question: QualityQuestion, caller: Caller): Promise<readonly EnumeratorFacts[]> {
    const registered = await this.registers.entries(this.database.manager, 'enumerators');
    const own = new Set(registered.filter(({ supervisor }) => supervisor === caller.subject).map(({ code }) => code));
    const { facts } = await this.frame(question, caller.provinces);
    const theirs = facts.filter(({ enumerator }) => enumerator !== null && own.has(enumerator));
    return groupedBy(theirs, ({ enumerator }) => ({ enumerator: enumerator ?? '' })).map(({ of, facts: each }) => ({ ...of, ...summaryOf(each) }));
  }

  /** Shifts that are over, in the order of day and point: who has reported, and who has not. */
  async roster(question: QualityQuestion, caller: Caller): Promise<readonly ShiftReport[]> {
    const { shifts, facts } = await this.frame(question, caller.provinces);
    const now = this.clock.now();
    return shifts.filter((shift) => endOf(shift) <= now).map((shift) => {
      const { length: records } = facts.filter(({ point, day, team }) => point === shift.point && day === shift.day && (team === shift.team || team === null));
      return { ...shift, records, reported: records > 0 };
    });
  }

  private async frame({ from, to, point }: QualityQuestion, provinces: Caller['provinces']): Promise<Frame> {
    const tx = this.database.manager;
    const points = new Map([...(await this.points.byCode(tx))].filter(([code, { adm1 }]) => (point === null || code === point) && (provinces === null || provinces.includes(adm1))));
    const active = new Set((await this.registers.entries(tx, 'rounds')).filter(({ state }) => state !== 'proposed').map(({ id }) => id));
    const planned = (await this.registers.entries(tx, 'shift-plans')).filter((shift) => active.has(shift.round) && points.has(shift.point) && shift.day >= from && shift.day <= to);
    const shifts = planned.toSorted((a, b) => (`${a.day} ${a.point} ${a.start} ${a.team}` < `${b.day} ${b.point} ${b.start} ${b.team}` ? -1 : 1));
    return { points, shifts, facts: await this.judged(tx, { from, to, points, shifts }) };
  }

  private async judged(tx: Transaction, { from, to, points, shifts }: Pick<Frame, 'points' | 'shifts'> & { readonly from: LocalDay; readonly to: LocalDay }): Promise<JudgedFact[]> {
    const syncDays = new Map((await this.registers.entries(tx, 'sync-days')).map((each) => [each.point, each.days]));
    const planned = new Map<string, ShiftPlan[]>();
    for (const shift of shifts) planned.set(`${shift.point} ${shift.day}`, [...(planned.get(`${shift.point} ${shift.day}`) ?? []), shift]);
    const stored = await this.facts.between(tx, [...points.keys()], [from, to]);
    return stored.map(({ receivedAt, ...fact }) => {
      const receivedOn = localDayOf(receivedAt);
      return {
        ...fact, receivedOn,
        team: teamOf(planned.get(`${fact.point} ${fact.day}`) ?? [], fact.minute),
        late: receivedOn > addDays(fact.day, syncDays.get(fact.point) ?? USUAL_SYNC_DAYS),
        radiusM: points.get(fact.point)?.radiusM ?? 0,
      };
    });
  }
}
