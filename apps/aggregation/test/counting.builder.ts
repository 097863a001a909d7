import { FIGURE_UPDATED } from '@fm/contracts';
import type { Envelope, FigureUpdatedV1, MonitoringPointRegisteredV1, ProtectionNotedV1, RoundPlannedV1, SubmissionLocatedV1, SubmissionQuarantinedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import { systemClock } from '@fm/lifecycle';
import { inTransaction, type Database } from '@fm/persistence';
import { testDatabase } from '@fm/testing';
import { ChangeFiguresService } from '../src/change-figures.service.js';
import { CountMovementsService } from '../src/count-movements.service.js';
import type { MovementCubeName } from '../src/domain/movement-cell.js';
import { RecountPointsService } from '../src/recount-points.service.js';
import { RepublishFiguresService } from '../src/republish-figures.service.js';
import { AGGREGATION_SCHEMA } from '../src/store/aggregation.schema.js';
import { ContributionHistoryRepository } from '../src/store/contribution-history.repository.js';
import { ContributionRepository } from '../src/store/contribution.repository.js';
import { FlowCellRepository } from '../src/store/flow-cell.repository.js';
import { KnownPointRepository } from '../src/store/known-point.repository.js';
import { KnownRoundRepository } from '../src/store/known-round.repository.js';
import { LateArrivalRepository } from '../src/store/late-arrival.repository.js';
import { PastFigureRepository } from '../src/store/past-figure.repository.js';
import { ProtectionContributionRepository } from '../src/store/protection-contribution.repository.js';
import { RestatementRepository } from '../src/store/restatement.repository.js';

export const HASH_KEY = Buffer.alloc(32, 'test').toString('base64');

/** Value, records, flagged, held, held movements. */
export type Sums = readonly [value: number, nRecords: number, nFlagged: number, nHeld: number, heldMovements: number];

/** The counting of this service over a database of its own; each call is one batch in one transaction. */
export interface Counting {
  readonly database: Database;
  count(...events: Envelope<SubmissionLocatedV1>[]): Promise<void>;
  hold(...events: Envelope<SubmissionQuarantinedV1>[]): Promise<void>;
  withdraw(...events: Envelope<SubmissionWithdrawnV1>[]): Promise<void>;
  note(...notes: ProtectionNotedV1[]): Promise<void>;
  plan(...plans: RoundPlannedV1[]): Promise<void>;
  register(...events: Envelope<MonitoringPointRegisteredV1>[]): Promise<void>;
  republish(): Promise<void>;
  /** As `cells`, as it was known at an instant. */
  asOf(at: string): Promise<Record<string, Sums>>;
  /** The ledger: the sum of what was entered of each cell, as differences of value and records, where it is not nothing. */
  restated(): Promise<Record<string, [value: number, nRecords: number]>>;
  /** Cells by `cube key day`, those without anything left out. */
  cells(): Promise<Record<string, Sums>>;
  /** What was said of each cell, in the order in which it was said. */
  said(): Promise<FigureUpdatedV1[]>;
  /** Wipes everything but the migrations' own rows. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function startCounting(): Promise<Counting> {
  const owned = await testDatabase(AGGREGATION_SCHEMA);
  const database = await owned.open(AGGREGATION_SCHEMA);
  const outbox = new Outbox(AGGREGATION_SCHEMA.name, null, () => new Date());
  const [contributions, cells, points, rounds] = [new ContributionRepository(), new FlowCellRepository(), new KnownPointRepository(), new KnownRoundRepository()];
  const [ledger, late] = [new RestatementRepository(), new LateArrivalRepository(rounds)];
  const figures = new ChangeFiguresService(cells, rounds, ledger, outbox, systemClock);
  const protection = new ProtectionContributionRepository({ protectionHashKey: HASH_KEY } as ConstructorParameters<typeof ProtectionContributionRepository>[0]);
  const counting = new CountMovementsService(contributions, points, figures, protection, new ContributionHistoryRepository(), late);
  const register = new RecountPointsService(points, contributions, figures);
  const republisher = new RepublishFiguresService(cells, rounds, outbox);
  return {
    database,
    count: (...events) => inTransaction(database, (tx) => counting.count(tx, events)),
    hold: (...events) => inTransaction(database, (tx) => counting.hold(tx, events)),
    withdraw: (...events) => inTransaction(database, (tx) => counting.withdraw(tx, events)),
    note: (...notes) => inTransaction(database, (tx) => protection.note(tx, notes)),
    plan: (...plans) => inTransaction(database, (tx) => rounds.keep(tx, plans)),
    register: (...events) => inTransaction(database, (tx) => register.register(tx, events)),
    republish: () => inTransaction(database, (tx) => republisher.republish(tx)),
    cells: () => cellsIn(database),
    asOf: (at) => pastCellsIn(database, at),
    restated: () => restatedIn(database),
    said: () => saidIn(database),
    empty: async () => {
      for (const table of ['contribution', 'contribution_past', 'late_arrival', 'restatement', 'protection_contribution', 'flow_cell', 'known_point', 'known_round', 'outbox']) await database.query(`delete from ${table}`);
    },
    close: () => owned.close(),
  };
}

interface CellRow {
  name: string;
  sums: [string, number, number, number, string];
}

async function cellsIn(database: Database): Promise<Record<string, Sums>> {
  const rows = await database.query<CellRow[]>(
    `select concat_ws(' ', cube, cube_key, day) as name, json_build_array(value, n_records, n_flagged, n_held, held_movements) as sums
     from flow_cell where (value, n_records, n_flagged, n_held, held_movements) <> (0, 0, 0, 0, 0) order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, sums }) => [name, sums.map(Number) as unknown as Sums]));
}

async function pastCellsIn(database: Database, at: string): Promise<Record<string, Sums>> {
  const cubes = Object.keys(MOVEMENT_CUBES) as MovementCubeName[];
  const asked = { at, cubes, from: '2000-01-01', to: '2100-01-01', points: null, directions: null, provinces: null, limit: 100_000 };
  const cells = await new PastFigureRepository().cells(database.manager, asked);
  return Object.fromEntries(cells.map(({ cube, cubeKey, day, value, nRecords, nFlagged, nHeld, heldMovements }) => [`${cube} ${cubeKey} ${day}`, [value, nRecords, nFlagged, nHeld, heldMovements]]));
}

async function restatedIn(database: Database): Promise<Record<string, [number, number]>> {
  const rows = await database.query<{ name: string; value: string; records: string }[]>(
    `select concat_ws(' ', cube, cube_key, day) as name, sum(value_after - value_before) as value, sum(records_after - records_before) as records from restatement group by 1
     having sum(value_after - value_before) <> 0 or sum(records_after - records_before) <> 0 order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, value, records }) => [name, [Number(value), Number(records)]]));
}

async function saidIn(database: Database): Promise<FigureUpdatedV1[]> {
  const rows = await database.query<{ payload: Buffer }[]>('select payload from outbox where topic = $1 order by seq', [FIGURE_UPDATED.name]);
  return rows.map(({ payload }) => JSON.parse(payload.toString('utf8')) as FigureUpdatedV1);
}
