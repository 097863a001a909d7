import type { FigureUpdatedV1, MonitoringPointRegisteredV1, RoundPlannedV1, SubmissionLocatedV1, SubmissionQuarantinedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { inTransaction, type Database } from '@fm/persistence';
import { testDatabase } from '@fm/testing';
import { observationHeld, observationLocated, observationWithdrawn, type Observation } from '../src/domain/point-day/observation.js';
import { NoteAnomaliesService } from '../src/note-anomalies.service.js';
import { RepublishMeasuresService } from '../src/republish-measures.service.js';
import { SettlePointDaysService } from '../src/settle-point-days.service.js';
import { AGGREGATION_SCHEMA } from '../src/store/aggregation.schema.js';
import { AnomalyRepository } from '../src/store/anomaly.repository.js';
import { KnownPointRepository } from '../src/store/known-point.repository.js';
import { KnownRoundRepository } from '../src/store/known-round.repository.js';
import { MeasureCellRepository } from '../src/store/measure-cell.repository.js';
import { ObservationRepository } from '../src/store/observation.repository.js';
import { PointDayDueRepository } from '../src/store/point-day-due.repository.js';
import { PointDayFactsRepository } from '../src/store/point-day-facts.repository.js';

/** Settling days of points over a database of its own; each call is one batch in one transaction. */
export interface Settling {
  readonly database: Database;
  /** What the clock says, ISO 8601. */
  at(now: string): void;
  located(...events: readonly SubmissionLocatedV1[]): Promise<void>;
  held(...events: readonly SubmissionQuarantinedV1[]): Promise<void>;
  withdrawn(...events: readonly SubmissionWithdrawnV1[]): Promise<void>;
  planned(...plans: readonly RoundPlannedV1[]): Promise<void>;
  registered(...points: readonly MonitoringPointRegisteredV1[]): Promise<void>;
  /** Until nothing is left to settle. */
  settle(): Promise<void>;
  /** Until no point is left to look at. */
  note(): Promise<void>;
  readonly noting: NoteAnomaliesService;
  republish(): Promise<void>;
  /** Cells by `measure cubeKey day`, those of value 0 and no records left out. */
  cells(): Promise<Record<string, number>>;
  said(): Promise<FigureUpdatedV1[]>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function startSettling(): Promise<Settling> {
  const owned = await testDatabase(AGGREGATION_SCHEMA);
  const database = await owned.open(AGGREGATION_SCHEMA);
  let now = new Date('2026-07-01T00:00:00Z');
  const clock = { now: () => now };
  const outbox = new Outbox(AGGREGATION_SCHEMA.name, null, () => now);
  const [observations, due, cells, rounds, points] = [new ObservationRepository(), new PointDayDueRepository(), new MeasureCellRepository(), new KnownRoundRepository(), new KnownPointRepository()];
  const anomalies = new AnomalyRepository();
  const settling = new SettlePointDaysService(due, new PointDayFactsRepository(), cells, anomalies, outbox, clock);
  const noting = new NoteAnomaliesService(database, anomalies, points, outbox, clock);
  const republisher = new RepublishMeasuresService(cells, outbox);
  const keep = (said: readonly (Observation | null)[]): Promise<void> => inTransaction(database, (tx) => observations.keep(tx, said.filter((one) => one !== null)));
  return {
    database,
    at: (text) => { now = new Date(text); },
    located: (...events) => keep(events.map(observationLocated)),
    held: (...events) => keep(events.map(observationHeld)),
    withdrawn: async (...events) => {
      await keep(events.map(observationWithdrawn));
      await inTransaction(database, (tx) => observations.erase(tx, events.filter(({ reason }) => reason === 'erased').map(({ submission }) => submission)));
    },
    planned: (...plans) => inTransaction(database, async (tx) => {
      await rounds.keep(tx, plans);
      await due.markPlanned(tx, plans);
    }),
    registered: (...known) => inTransaction(database, async (tx) => {
      await due.markReclassified(tx, known);
      await points.keep(tx, known);
    }),
    settle: async () => {
      while ((await inTransaction(database, (tx) => settling.settle(tx))).length > 0);
    },
    note: async () => {
      while (await inTransaction(database, (tx) => noting.note(tx)));
    },
    noting,
    republish: () => inTransaction(database, (tx) => republisher.republish(tx)),
    cells: () => cellsIn(database),
    said: async () => (await database.query<{ payload: Buffer }[]>('select payload from outbox order by seq')).map(({ payload }) => JSON.parse(payload.toString('utf8')) as FigureUpdatedV1),
    empty: async () => {
      for (const table of ['observation', 'point_day_due', 'measure_cell', 'known_point', 'known_round', 'anomaly', 'anomaly_due', 'flow_cell', 'outbox']) await database.query(`delete from ${table}`);
      await database.query(`update swept_day set through = '-infinity'`);
    },
    close: () => owned.close(),
  };
}

async function cellsIn(database: Database): Promise<Record<string, number>> {
  const rows = await database.query<{ name: string; value: number }[]>(
    `select concat_ws(' ', measure, cube_key, day) as name, value from measure_cell where (value, n_records) <> (0, 0) order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
