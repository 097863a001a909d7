import { Inject, Injectable } from '@nestjs/common';
import { FORBIDDEN, type Caller } from '@fm/access';
import { MONITORING_POINT_REGISTERED } from '@fm/contracts';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { codesComplaint, daysComplaint } from './domain/check-point.js';
import type { RegisteredPoint } from './domain/registered-point.js';
import { CODES_DISAGREE, MALFORMED_POINT } from './geo-enrichment.problems.js';
import { monitoringPointRegistered } from './outbound/monitoring-point-registered.event.js';
import { PointRepository } from './store/point.repository.js';

/** The register of flow monitoring points: its codes are the truth for the place of interview, in every service. */
@Injectable()
export class RegisterPointService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PointRepository) private readonly points: PointRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Enters a point or changes its entry, and tells everybody; the same entry again is no change. Records of the point that are located
   * already follow by themselves (see LocateAgainService).
   * @throws Problem where codes or days do not hold, or the point lies outside the caller's provinces
   */
  async register(point: MonitoringPoint, caller: Caller): Promise<RegisteredPoint> {
    const [entry] = await this.registerAll([point], caller);
    if (!entry) throw new Error('One point was given and none came back.');
    return entry;
  }

  /**
   * The same for many, as from a file: all or none.
   * @throws Problem as above
   */
  async registerAll(points: readonly MonitoringPoint[], caller: Caller): Promise<RegisteredPoint[]> {
    points.forEach(refuseWrong);
    return inTransaction(this.database, async (tx) => {
      const entries: RegisteredPoint[] = [];
      for (const point of points.toSorted((a, b) => (a.code < b.code ? -1 : 1))) entries.push(await this.enter(tx, point, caller));
      return entries;
    });
  }

  list(): Promise<RegisteredPoint[]> {
    return inTransaction(this.database, (tx) => this.points.all(tx));
  }

  private async enter(tx: Transaction, point: MonitoringPoint, caller: Caller): Promise<RegisteredPoint> {
    const held = await this.points.find(tx, point.code);
    for (const { adm1 } of held ? [point, held.point] : [point]) refuseOutside(adm1, caller);
    const changed = await this.points.register(tx, point, { actor: caller.subject, at: this.clock.now() });
    if (changed) await this.outbox.record(tx, MONITORING_POINT_REGISTERED, [{ data: monitoringPointRegistered(changed) }]);
    return changed ?? this.entryOf(tx, point.code);
  }

  private async entryOf(tx: Transaction, code: string): Promise<RegisteredPoint> {
    const entry = await this.points.find(tx, code);
    if (!entry) throw new Error(`${code} was in the register a moment ago: look into monitoring_point_history.`);
    return entry;
  }
}

function refuseWrong(point: MonitoringPoint): void {
  const codes = codesComplaint(point);
  if (codes) throw new Problem(CODES_DISAGREE, codes);
  const days = daysComplaint(point);
  if (days) throw new Problem(MALFORMED_POINT, days);
}

function refuseOutside(province: string, { provinces }: Caller): void {
  if (provinces === null || provinces.includes(province)) return;
  throw new Problem(FORBIDDEN, { en: `You may change points of ${provinces.join(', ')}; ask an administrator for ${province}.`, lo: `ທ່ານແກ້ໄດ້ສະເພາະຈຸດໃນ ${provinces.join(', ')}; ສຳລັບ ${province} ໃຫ້ຖາມຜູ້ດູແລລະບົບ.` });
}
