import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GATEWAY_SCHEMA } from '../src/start-gateway.js';
import { POINTS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

/** 10 points, 365 days, 31 nationalities: more than REST answers at once. */
const ROWS = 10 * 365 * 31;
const QUESTION = 'from=2025-01-01&to=2025-12-31&by=fmp,nationality';

describe('a long answer', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'));
    await gateway.points(...POINTS);
    const database = await gateway.database.open(GATEWAY_SCHEMA);
    await database.query(`insert into figure (measure, cube, cube_key, day, dimensions, value, n_records, n_flagged, n_held, held_movements, epoch, revision, effective_at)
      select 'movements', 'fmp.direction.nationality', concat_ws('|', 'P' || p, 'inflow', 'N' || n), date '2025-01-01' + d, jsonb_build_object('fmp', 'P' || p, 'direction', 'inflow', 'nationality', 'N' || n), 1 + (p + d + n) % 7, 1, 0, 0, 0, 1, 1, now()
      from generate_series(0, 9) p, generate_series(0, 364) d, generate_series(0, 30) n`);
  });
  afterAll(() => gateway.close());

  it('is refused as JSON with the advice to take a file, and told whole as one', async () => {
    expect((await gateway.ask(`/api/v1/indicators/movements?${QUESTION}`)).body).toMatchObject({ code: 'FM-P-04', detail: expect.stringContaining('.csv') });
    const { status, text } = await gateway.ask(`/api/v1/indicators/movements.csv?${QUESTION}`);
    const lines = text.trimEnd().split('\r\n').slice(1);
    expect([status, lines.length, new Set(lines).size]).toEqual([200, ROWS, ROWS]);
    const sum = lines.reduce((total, line) => total + Number(line.split(',')[3]), 0);
    expect((await gateway.rows(`${QUESTION.replace('by=fmp,nationality', 'nationality=N0,N1,N2,N3,N4,N5,N6,N7,N8,N9,N10,N11,N12,N13,N14,N15,N16,N17,N18,N19,N20,N21,N22,N23,N24,N25,N26,N27,N28,N29,N30')}&interval=total`))[0]?.['value']).toBe(sum);
    expect(lines.map((line) => line.slice(0, 10))).toEqual(lines.map((line) => line.slice(0, 10)).toSorted());
  });

  it('is walked in OData in pages', async () => {
    const asked = '/odata/movements_by_nationality?$filter=periodStart ge 2025-03-01 and periodEnd le 2025-03-31&$select=period,fmp,nationality&$count=true';
    const { body } = await gateway.ask(asked);
    expect([body['@odata.count'], (body['value'] as unknown[]).length]).toEqual([31 * 310, 5_000]);
    const told = new Set<string>();
    for (let path: string | undefined = asked.replace('&$count=true', ''); path !== undefined;) {
      const page = (await gateway.ask(path)).body;
      for (const row of page['value'] as object[]) told.add(JSON.stringify(row));
      path = page['@odata.nextLink'] as string | undefined;
    }
    expect(told.size).toBe(31 * 310);
  });
});
