import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FigureUpdatedV1 } from '@fm/contracts';
import { eventually } from '@fm/testing';
import { GATEWAY_SCHEMA } from '../src/start-gateway.js';
import { BREAKDOWNS, figure, point, POINTS, TOTALS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';
import { StreamReader } from './stream-reader.js';

const DAYS = ['2026-06-01', '2026-06-07', '2026-07-01'];
const SPAN = 'from=2026-01-01&to=2026-12-31';

describe('the stream of live figures', () => {
  let gateway: RunningGateway;
  const readers: StreamReader[] = [];
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'));
    await gateway.points(...POINTS);
    await gateway.figures(...TOTALS, ...BREAKDOWNS);
  });
  afterAll(async () => {
    for (const reader of readers) reader.leave();
    await gateway.close();
  });

  const position = async (): Promise<string> => {
    const database = await gateway.database.open(GATEWAY_SCHEMA);
    const [row] = await database.query<{ position: string }[]>('select position from stream_head');
    return row?.position ?? '';
  };
  const reader = async (query = '', key = 'viewer', lastId?: string): Promise<StreamReader> => {
    const made = new StreamReader(`/api/v1/stream?${query}`, key);
    if (lastId !== undefined) made.lastId = lastId;
    readers.push(made);
    await made.connect(gateway.url);
    return made;
  };
  const ready = async (...args: Parameters<typeof reader>): Promise<StreamReader> => {
    const made = await reader(...args);
    await eventually(() => expect(made.named('ready')).toHaveLength(1));
    return made;
  };
  const change = (value: number, revision: number, place = 'BOTEN', day = '2026-06-01'): FigureUpdatedV1 => figure('total', day, `${place}|inflow`, { value, nRecords: value, version: { epoch: 2, revision } });
  /** Rows of REST and folded cells, in the same words. */
  const rest = async (filter: string, key: string): Promise<string[]> =>
    (await gateway.rows(`${SPAN}&by=fmp,direction&${filter}`, key)).map((row) => [row['period'], row['fmp'], row['direction'], row['value'], row['nRecords'], row['nHeld'], row['revision']].join(' ')).sort();
  const folded = (of: StreamReader): string[] =>
    of.current.map(({ day, dimensions, value, nRecords, nHeld, version }) => [day, dimensions['fmp'], dimensions['direction'], value, nRecords, nHeld, version.revision].join(' ')).sort();

  it('tells nothing of before without a snapshot, and each change once, with its number', async () => {
    const made = await ready('by=fmp,direction');
    await gateway.figures(change(11, 1), change(11, 1), change(12, 2));
    await gateway.figures(change(12, 2));
    await eventually(async () => expect(made.lastId).toBe(await position()));
    expect(made.events.map(({ event }) => event)).toEqual(['ready', ...made.named('figure').map(() => 'figure')]);
    expect(made.named('figure').map(({ data }) => (data as FigureUpdatedV1).value)).toEqual(made.named('figure').length === 1 ? [12] : [11, 12]);
  });

  it('gives the current cells on request, those of the asker only', async () => {
    const all = await ready('snapshot=true&by=fmp,direction');
    expect(folded(all)).toEqual(await rest('', 'viewer'));
    const own = await ready('snapshot=true&by=fmp,direction', 'viewer-LA03');
    expect(folded(own)).toEqual(await rest('', 'viewer-LA03'));
    expect(new Set(own.current.map(({ dimensions }) => dimensions['fmp']))).toEqual(new Set(['BOTEN', 'NATEUY']));
  });

  it('refuses as a question would, before anything is sent', async () => {
    for (const [query, key, status] of [['province=LA04', 'viewer-LA03', 403], ['indicator=fms-sample', 'viewer', 403], ['nonsense=1', 'viewer', 400], ['indicator=none', 'viewer', 404], ['snapshot=maybe', 'viewer', 400], ['round=R1', 'viewer', 400], ['asOf=2026-06-01T00:00:00Z', 'viewer', 400]] as const) {
      expect([query, (await gateway.ask(`/api/v1/stream?${query}`, key)).status]).toEqual([query, status]);
    }
    expect((await gateway.ask('/api/v1/stream', null)).status).toBe(401);
    expect((await gateway.ask('/api/v1/stream', 'viewer', { headers: { 'last-event-id': 'yesterday' } })).status).toBe(400);
  });

  it('says gone and begins anew where the place is no longer kept, or never was', async () => {
    const database = await gateway.database.open(GATEWAY_SCHEMA);
    await database.query('delete from figure_change where seq < 5');
    for (const lastId of ['1', '999999999']) {
      const made = await ready('snapshot=true&by=fmp,direction', 'viewer', lastId);
      expect(made.named('gone')).toHaveLength(1);
      expect(JSON.stringify(made.named('gone')[0]?.data)).toMatch(/snapshot=true.*[\u0e80-\u0eff]/);
      expect(folded(made)).toEqual(await rest('', 'viewer'));
    }
    const kept = await ready('by=fmp,direction', 'viewer', '4');
    expect(kept.named('gone')).toEqual([]);
  });

  it('begins anew where a point moves to another province, for those who see by province', async () => {
    const own = await ready('snapshot=true&by=fmp,direction', 'viewer-LA03');
    const all = await ready('snapshot=true&by=fmp,direction');
    await gateway.points(point('MUANGXAY', { class: 'internal', adm1: 'LA03', adm2: 'LA0301', revision: 2 }));
    await eventually(() => expect(own.named('gone')).toHaveLength(1));
    await eventually(async () => expect(folded(own)).toEqual(await rest('', 'viewer-LA03')));
    expect(own.current.map(({ dimensions }) => dimensions['fmp'])).toContain('MUANGXAY');
    await gateway.points(point('MUANGXAY', { class: 'internal', adm1: 'LA04', adm2: 'LA0401', revision: 3 }));
    await eventually(async () => expect(folded(own)).toEqual(await rest('', 'viewer-LA03')));
    expect(all.named('gone')).toEqual([]);
  });

  it('is equal to REST when folded, whatever is changed, filtered and broken off', async () => {
    let revision = 10;
    const filters = fc.constantFrom(['', 'viewer'], ['', 'manager-LA03'], ['fmp=BOTEN', 'viewer'], ['direction=inflow', 'protection'], ['province=LA04', 'admin'], ['weekday=1,3', 'viewer'], ['pointClass=border', 'viewer']);
    const cell = fc.tuple(fc.constantFrom('BOTEN', 'NATEUY', 'MUANGXAY', 'unknown'), fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 4 }), fc.integer({ min: -2, max: 0 }));
    const steps = fc.array(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.boolean()), { minLength: 1, maxLength: 5 });
    await fc.assert(fc.asyncProperty(filters, steps, async ([filter, key], given) => {
      const made = await ready(`snapshot=true&by=fmp,direction&${filter}`, key);
      for (const [cells, breaksOff] of given) {
        if (breaksOff) made.leave();
        // Older versions among newer ones, and cells that fall to nothing.
        await gateway.figures(...cells.map(([place, day, value, late]) => change(value, ++revision + late, place, day)));
        if (breaksOff) await made.connect(gateway.url);
      }
      await eventually(async () => expect(folded(made)).toEqual(await rest(filter, key)));
      expect(made.named('gone')).toEqual([]);
      made.leave();
    }), { numRuns: 20 });
  });

  it('ends in order when the service stops, and goes on where it was', async () => {
    const made = await ready('by=fmp,direction');
    await gateway.restart();
    expect(made.events.at(-1)?.event).toBe('closing');
    await gateway.figures(change(77, 5_000));
    await made.connect(gateway.url);
    await eventually(() => expect(made.named('figure').map(({ data }) => (data as FigureUpdatedV1).value)).toEqual([77]));
  });
});
