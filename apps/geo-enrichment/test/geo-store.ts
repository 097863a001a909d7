import type { Envelope, SubmissionLocatedV1, SubmissionQuarantinedV1, SubmissionValidatedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { type Database, inTransaction, type Transaction } from '@fm/persistence';
import { testDatabase } from '@fm/testing';
import { ConfirmPositionService } from '../src/confirm-position.service.js';
import { DecideNameService } from '../src/decide-name.service.js';
import { EnrichSubmissionsService } from '../src/enrich-submissions.service.js';
import { LocateAgainService, type Relocation } from '../src/locate-again.service.js';
import { LocateSubmissionService } from '../src/locate-submission.service.js';
import { RegisterPointService } from '../src/register-point.service.js';
import { GEO_SCHEMA } from '../src/start-geo-enrichment.js';
import { AliasRepository } from '../src/store/alias.repository.js';
import { BoundarySetRepository } from '../src/store/boundary-set.repository.js';
import { CheckRepository } from '../src/store/check.repository.js';
import { LocatedDetailsRepository } from '../src/store/located-details.repository.js';
import { LocationRepository } from '../src/store/location.repository.js';
import { PointRepository } from '../src/store/point.repository.js';
import { PositionRepository } from '../src/store/position.repository.js';
import { StatedNameRepository } from '../src/store/stated-name.repository.js';

const TABLES = ['submission_location', 'measured_position', 'position_check', 'stated_name', 'monitoring_point', 'monitoring_point_history', 'boundary_set', 'place_alias', 'place_alias_history', 'outbox'];

/** The services of this chapter over a database of their own, without Nest; no relay runs, so that the outbox shows what was said. */
export class GeoStore {
  readonly register: RegisterPointService;
  readonly outbox: Outbox;
  readonly names: DecideNameService;
  readonly positionsOfPoints: ConfirmPositionService;
  readonly sets = new BoundarySetRepository();
  readonly aliases = new AliasRepository();
  now = new Date('2026-06-01T00:00:00.000Z');
  private readonly location: LocateSubmissionService;
  private readonly again: LocateAgainService;

  private constructor(
    readonly database: Database,
    private readonly leave: () => Promise<void>,
  ) {
    const [locations, points, names] = [new LocationRepository(), new PointRepository(), new StatedNameRepository()];
    const details = new LocatedDetailsRepository(new PositionRepository(), new CheckRepository(), names);
    const enrichment = new EnrichSubmissionsService(points, this.sets, this.aliases);
    this.outbox = new Outbox(GEO_SCHEMA.name, null, () => this.now);
    this.location = new LocateSubmissionService(enrichment, locations, details, this.outbox);
    this.again = new LocateAgainService(enrichment, locations, details, this.outbox);
    const clock = { now: (): Date => this.now };
    this.register = new RegisterPointService(database, points, this.outbox, clock);
    this.names = new DecideNameService(database, this.aliases, names, clock);
    this.positionsOfPoints = new ConfirmPositionService(database, points, new PositionRepository(), this.register);
  }

  static async open(): Promise<GeoStore> {
    const test = await testDatabase(GEO_SCHEMA);
    return new GeoStore(await test.open(GEO_SCHEMA), () => test.close());
  }

  close(): Promise<void> {
    return this.leave();
  }

  async clear(): Promise<void> {
    for (const table of TABLES) await this.database.query(`delete from ${table}`);
  }

  validate(...events: Envelope<SubmissionValidatedV1>[]): Promise<void> {
    return this.transaction((tx) => this.location.locate(tx, events));
  }

  hold(...events: Envelope<SubmissionQuarantinedV1>[]): Promise<void> {
    return this.transaction((tx) => this.location.hold(tx, events));
  }

  withdraw(...events: Envelope<SubmissionWithdrawnV1>[]): Promise<void> {
    return this.transaction((tx) => this.location.withdraw(tx, events));
  }

  /** All that waits, batch by batch. @returns for how many something else came out */
  async locateAgain(): Promise<number> {
    let changed = 0;
    for (let batch = await this.relocate(); batch.looked > 0; batch = await this.relocate()) changed += batch.changed;
    return changed;
  }

  relocate(): Promise<Relocation> {
    return this.transaction((tx) => this.again.locateAgain(tx));
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.database, work);
  }

  rows(): Promise<Record<string, unknown>[]> {
    return this.database.query('select * from submission_location order by submission');
  }

  positions(): Promise<Record<string, unknown>[]> {
    return this.database.query('select * from measured_position order by submission');
  }

  /** What was said on a topic, in order. */
  async said<T = SubmissionLocatedV1>(topic = 'fm.submission.located.v1'): Promise<T[]> {
    const rows = await this.database.query<{ payload: Buffer }[]>('select payload from outbox where topic = $1 order by seq', [topic]);
    return rows.map((row) => JSON.parse(row.payload.toString('utf8')) as T);
  }
}
