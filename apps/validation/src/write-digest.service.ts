import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import type { LocalDay } from '@fm/contracts/vocabulary';
import { Database } from '@fm/persistence';
import type { Digest } from './domain/quality/digest.js';
import { ALERT_KINDS } from '@fm/contracts/vocabulary';
import { AlertRepository } from './store/alert.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { QuarantineRepository } from './store/quarantine.repository.js';
import { TellQualityService } from './tell-quality.service.js';

const MOST_HELD = 1_000;

/** What a province's team should know of a day. */
@Injectable()
export class WriteDigestService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TellQualityService) private readonly quality: TellQualityService,
    @Inject(QuarantineRepository) private readonly quarantine: QuarantineRepository,
    @Inject(AlertRepository) private readonly alerts: AlertRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
  ) {}

  /** Call it only for a province of the caller's. */
  async write(province: string, day: LocalDay, caller: Caller): Promise<Digest> {
    const tx = this.database.manager;
    const within: Caller = { ...caller, provinces: [province] };
    const teams = await this.quality.teams({ from: day, to: day, point: null }, within);
    const roster = await this.quality.roster({ from: day, to: day, point: null }, within);
    const filter = { source: null, kind: null, point: null, rule: null, assignee: null, from: null, to: null };
    const held = await this.quarantine.page(tx, filter, { provinces: [province], after: null, limit: MOST_HELD });
    const alerts = await this.alerts.list(tx, ALERT_KINDS, { provinces: [province], onlyOpen: true });
    const names = new Map([...(await this.points.byCode(tx))].map(([code, { names: each }]) => [code, each]));
    return { province, day, teams, planned: roster.length, missing: roster.filter(({ reported }) => !reported), held: held.length, heldSince: held[0]?.receivedAt.toISOString() ?? null, alerts: alerts.filter(({ province: at }) => at === province), names };
  }
}
