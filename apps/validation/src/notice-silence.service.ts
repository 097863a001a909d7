import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDayOf } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { silentDays, type SilentDay } from './domain/missed-shifts.js';
import { RaiseAlertsService } from './raise-alerts.service.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { RegisterRepository } from './store/register.repository.js';
import { WatchedDayRepository } from './store/watched-day.repository.js';
import { alertAt } from './watch-days.service.js';

const LOOKED_BACK_DAYS = 14;

/** Silence is not zero: what an active round planned and nobody has heard of is raised. Rounds that are only proposed miss nobody. */
@Injectable()
export class NoticeSilenceService {
  constructor(
    @Inject(RegisterRepository) private readonly registers: RegisterRepository,
    @Inject(WatchedDayRepository) private readonly days: WatchedDayRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(RaiseAlertsService) private readonly alerts: RaiseAlertsService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Points and days that were planned lately and are silent. */
  async silent(tx: Transaction): Promise<readonly SilentDay[]> {
    const now = this.clock.now();
    const from = addDays(localDayOf(now), -LOOKED_BACK_DAYS);
    const active = new Set((await this.registers.entries(tx, 'rounds')).filter(({ state }) => state === 'active').map(({ id }) => id));
    const shifts = (await this.registers.entries(tx, 'shift-plans')).filter(({ round, day }) => active.has(round) && day >= from);
    const syncDays = new Map((await this.registers.entries(tx, 'sync-days')).map(({ point, days }) => [point, days]));
    return silentDays(shifts, { now, syncDays, heard: await this.days.heardSince(tx, from) });
  }

  async notice(tx: Transaction): Promise<void> {
    const points = await this.points.byCode(tx);
    const silent = await this.silent(tx);
    await this.alerts.raise(tx, silent.flatMap((each) => {
      const point = points.get(each.point);
      const isOpen = point && each.day >= point.openedOn && (point.closedOn === null || each.day <= point.closedOn);
      return point && isOpen ? [alertAt('silence', each, point)] : [];
    }));
  }
}
