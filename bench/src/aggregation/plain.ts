import type { Client } from 'pg';
import { MOVEMENT_CUBES } from '@fm/contracts/indicators';
import { countRecord } from '../../../apps/aggregation/src/domain/count-record.js';
import { cellKeyOf } from '../../../apps/aggregation/src/domain/movement-cell.js';
import type { Contribution } from '../../../apps/aggregation/src/domain/contribution.js';
import type { Arrival } from './load.js';

const TABLES = [
  'drop schema if exists bench cascade',
  'create schema bench',
  `create table bench.record (id bigint generated always as identity primary key, batch int not null, submission text collate "C" not null, revision int not null, sign int not null,
     point text not null, direction text not null, day date not null, n_records int not null, n_flagged int not null, parts jsonb not null)`,
  'create index record_of_batch on bench.record (batch)',
  ...['cell', 'single'].map((table) => `create table bench.${table} (cube text collate "C" not null, cube_key text collate "C" not null, day date not null, value bigint not null, n_records int not null, n_flagged int not null,
     primary key (cube, cube_key, day)) with (fillfactor = 70)`),
];

const ADD = `on conflict (cube, cube_key, day) do update set value = held.value + excluded.value, n_records = held.n_records + excluded.n_records, n_flagged = held.n_flagged + excluded.n_flagged`;
const KEEP = `insert into bench.record (batch, submission, revision, sign, point, direction, day, n_records, n_flagged, parts)
  select $1, submission, revision, sign, point, direction, day, n_records, n_flagged, parts
  from jsonb_to_recordset($2::jsonb) as r (submission text, revision int, sign int, point text, direction text, day date, n_records int, n_flagged int, parts jsonb)`;
const SUM = `insert into bench.cell as held
  select part->>0, concat_ws('|', point, direction, nullif(part->>1, '')), day, sum(sign * (part->>2)::bigint), sum(sign * n_records), sum(sign * n_flagged)
  from bench.record, jsonb_array_elements(parts) as part where batch = $1 group by 1, 2, 3 ${ADD}`;
const ONE = `insert into bench.single as held values ($1, $2, $3, $4, $5, $6) ${ADD}`;

interface Signed {
  readonly contribution: Contribution;
  readonly sign: 1 | -1;
  readonly submission: string;
  readonly revision: number;
}

/** What plain SQL does with the same records: no versions, no late or restated, no as-of, nothing told to anybody. It is handed what a correction takes back. */
export class PlainSql {
  private batches = 0;

  constructor(private readonly database: Client) {}

  async prepare(): Promise<void> {
    for (const statement of TABLES) await this.database.query(statement);
  }

  /** Stages a batch and sums it into the cells by one statement; the rows are kept. */
  async batch(arrivals: readonly Arrival[]): Promise<void> {
    const rows = arrivals.flatMap(signed).map(({ contribution: { point, direction, day, counts, parts }, ...rest }) => ({ ...rest, point, direction, day, n_records: counts.nRecords, n_flagged: counts.nFlagged, parts: parts.map(([cube, rest, value]) => [MOVEMENT_CUBES[cube].name, rest, value]) }));
    const batch = ++this.batches;
    await this.committed(async () => {
      await this.database.query(KEEP, [batch, JSON.stringify(rows)]);
      await this.database.query(SUM, [batch]);
    });
  }

  /** One statement a cell of each record; the batch is committed as one. */
  async cellByCell(arrivals: readonly Arrival[]): Promise<void> {
    await this.committed(() => this.cellsOf(arrivals));
  }

  /** The same, committed event by event, as by a consumer that is handed one message after the other. */
  async eventByEvent(arrivals: readonly Arrival[]): Promise<void> {
    for (const arrival of arrivals) await this.committed(() => this.cellsOf([arrival]));
  }

  private async cellsOf(arrivals: readonly Arrival[]): Promise<void> {
    for (const { contribution: { point, direction, day, counts, parts }, sign } of arrivals.flatMap(signed)) {
      for (const [cube, rest, value] of parts) {
        const values = [MOVEMENT_CUBES[cube].name, cellKeyOf(point, direction, rest), day, sign * value, sign * counts.nRecords, sign * counts.nFlagged];
        await this.database.query({ name: 'one-cell', text: ONE, values });
      }
    }
  }

  private async committed(work: () => Promise<void>): Promise<void> {
    await this.database.query('begin');
    await work();
    await this.database.query('commit');
  }
}

function signed({ event, corrects }: Arrival): Signed[] {
  const one = ({ data }: Arrival['event'], sign: 1 | -1): Signed[] => {
    const contribution = countRecord(data);
    return contribution ? [{ contribution, sign, submission: data.submission, revision: data.version.revision }] : [];
  };
  return [...(corrects ? one(corrects, -1) : []), ...one(event, 1)];
}
