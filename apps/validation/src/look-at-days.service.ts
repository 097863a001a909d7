import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDayOf, type LocalDay } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { judgePointDay } from './domain/point-day/judge-point-day.js';
import { lookingBack, totalOf } from './domain/point-day/point-day.js';
import { POINT_DAY_RULES } from './domain/point-day/point-day.rules.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { PointDayRepository, type PointAndDay } from './store/point-day.repository.js';
import { RuleSettingRepository } from './store/rule-setting.repository.js';

const PAGE = 50;
/** As far back as the same weekday is compared. */
const REACH_DAYS = 196;

/** Chapter 2, beside: what is wrong with a point and a day, and with none of its records: totals far from usual, coverage forms that contradict them or are missing. */
@Injectable()
export class LookAtDaysService {
  constructor(
    @Inject(PointDayRepository) private readonly days: PointDayRepository,
    @Inject(RuleSettingRepository) private readonly rules: RuleSettingRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns how many days were looked at; null where none is due */
  async look(tx: Transaction): Promise<number | null> {
    const due = await this.days.takeDue(tx, this.clock.now(), PAGE);
    for (const each of due) await this.lookAt(tx, each);
    return due.length === 0 ? null : due.length;
  }

  /** The day itself, and the days that are compared with it. */
  private async lookAt(tx: Transaction, { point, day }: PointAndDay): Promise<void> {
    const today = localDayOf(this.clock.now());
    // What is compared with the last day that looks back on this one reaches no further.
    const totals = await this.days.totals(tx, point, [addDays(day, -REACH_DAYS), addDays(day, REACH_DAYS)]);
    const concerned = [day, ...lookingBack(day).filter((later) => totals.some((total) => total.day === later))];
    const coverage = await this.days.coverage(tx, point, concerned);
    const settings = await this.rules.settings(tx);
    const type = (await this.points.byCode(tx)).get(point)?.type ?? null;
    for (const one of concerned) {
      const pointDay = { point, day: one, today, coverage: coverage.get(one) ?? [], totals };
      await this.days.replace(tx, { point, day: one }, judgePointDay(pointDay, settings, type));
      const missing = dueWhenMissing(one);
      if (totalOf(pointDay).groups > 0 && pointDay.coverage.length === 0 && this.clock.now() < missing) await this.days.putOff(tx, { point, day: one }, missing);
    }
  }
}

/** The morning after the last day on which a coverage form may still come. */
function dueWhenMissing(day: LocalDay): Date {
  const days = POINT_DAY_RULES.find(({ id }) => id === 'V-K2')?.thresholds?.['days'] ?? 0;
  return new Date(`${addDays(day, days + 1)}T00:00:00+07:00`);
}
