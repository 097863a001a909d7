import type { Envelope, SubmissionLocatedV1, SubmissionQuarantinedV1, SubmissionValidatedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { type Database, inTransaction, type Transaction } from '@fm/persistence';
import { testDatabase } from '@fm/testing';
import { LocateAgainService } from '../src/locate-again.service.js';
import { LocateSubmissionService } from '../src/locate-submission.service.js';
import { RegisterPointService } from '../src/register-point.service.js';
import { GEO_SCHEMA } from '../src/start-geo-enrichment.js';
import { LocationRepository } from '../src/store/location.repository.js';
import { PointRepository } from '../src/store/point.repository.js';
import { PositionRepository } from '../src/store/position.repository.js';

const TABLES = 'submission_location, measured_position, monitoring_point, monitoring_point_history, outbox';

/** The services of this chapter over a database of their own, without Nest; no relay runs, so that the outbox shows what was said. */
export class GeoStore {
  readonly register: RegisterPointService;
  readonly outbox: Outbox;
  now = new Date('2026-06-01T00:00:00.000Z');
  private readonly location: LocateSubmissionService;
  private readonly again: LocateAgainService;

  private constructor(
    readonly database: Database,
    private readonly leave: () => Promise<void>,
  ) {
    const [locations, points] = [new LocationRepository(), new PointRepository()];
    this.outbox = new Outbox(GEO_SCHEMA.name, null, () => this.now);
    this.location = new LocateSubmissionService(locations, new PositionRepository(), points, this.outbox);
    this.again = new LocateAgainService(locations, this.outbox);
    this.register = new RegisterPointService(database, points, this.outbox, { now: () => this.now });
  }

  static async open(): Promise<GeoStore> {
    const test = await testDatabase(GEO_SCHEMA);
    return new GeoStore(await test.open(GEO_SCHEMA), () => test.close());
  }

  close(): Promise<void> {
    return this.leave();
  }

  async clear(): Promise<void> {
    for (const table of TABLES.split(', ')) await this.database.query(`delete from ${table}`);
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

  locateAgain(): Promise<number> {
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
