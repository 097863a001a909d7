import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDayOf, type Bilingual, type MonitoringPoint } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { MESSAGES, type AnyAlertKind, type NewAlert } from './domain/alert.js';
import { asksForHelp, unaccompaniedIn } from './domain/protection.js';
import { isSurge, isUnusual } from './domain/urgent.js';
import { RaiseAlertsService } from './raise-alerts.service.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { ProtectionNoteRepository } from './store/protection-note.repository.js';
import { WatchedDayRepository, type PointDay } from './store/watched-day.repository.js';

const PAGE = 200;
/** What is older comes from a backfill, or is too late to act upon. */
const URGENT_DAYS = 14;
const BEFORE_DAYS = 28;
const WEEKS_COMPARED = 8;

/** Looks after commit at the points and days of which something changed: what there is urgent is raised once, with nothing of a record in it. */
@Injectable()
export class WatchDaysService {
  constructor(
    @Inject(WatchedDayRepository) private readonly days: WatchedDayRepository,
    @Inject(ProtectionNoteRepository) private readonly notes: ProtectionNoteRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(RaiseAlertsService) private readonly alerts: RaiseAlertsService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns whether there was something to look at */
  async watch(tx: Transaction): Promise<boolean> {
    const changed = await this.days.take(tx, PAGE);
    const today = localDayOf(this.clock.now());
    const points = await this.points.byCode(tx);
    for (const pointDay of changed) {
      await this.alerts.end(tx, { kind: 'silence', place: pointDay.point, day: pointDay.day });
      const point = points.get(pointDay.point);
      if (point && pointDay.day >= addDays(today, -URGENT_DAYS) && pointDay.day <= today) await this.look(tx, pointDay, point);
    }
    return changed.length > 0;
  }

  private async look(tx: Transaction, pointDay: PointDay, point: MonitoringPoint): Promise<void> {
    const { day } = pointDay;
    const notes = await this.notes.between(tx, point.code, addDays(day, -BEFORE_DAYS), day);
    const concerns = notes.filter((note) => note.day === day && asksForHelp(note.answers)).map(({ notedAt }) => notedAt).toSorted();
    const alone = new Map<string, number>();
    for (const note of notes) alone.set(note.day ?? '', (alone.get(note.day ?? '') ?? 0) + unaccompaniedIn(note.answers));
    const before = [...alone].filter(([other]) => other !== day).map(([, n]) => n);
    const kinds: AnyAlertKind[] = [];
    if (concerns.length > 0) kinds.push('concern');
    if (isUnusual(alone.get(day) ?? 0, before)) kinds.push('unaccompanied');
    if (await this.surges(tx, pointDay)) kinds.push('surge');
    await this.alerts.raise(tx, kinds.map((kind) => alertAt(kind, pointDay, point)));
    const newest = concerns.at(-1);
    if (newest !== undefined) await this.alerts.reopen(tx, { kind: 'concern', place: point.code, day }, newest);
  }

  private async surges(tx: Transaction, { point, day }: PointDay): Promise<boolean> {
    const compared = Array.from({ length: WEEKS_COMPARED + 1 }, (_, week) => addDays(day, -7 * week));
    const totals = await this.days.totals(tx, point, compared);
    return isSurge(totals.find((each) => each.day === day)?.total ?? 0, totals.filter((each) => each.day !== day).map(({ total }) => total));
  }
}

export function alertAt(kind: AnyAlertKind, { point: place, day }: PointDay, point: { readonly names: Bilingual; readonly adm1: string }): NewAlert {
  return { kind, place, day, province: point.adm1, message: MESSAGES[kind](point.names) };
}
