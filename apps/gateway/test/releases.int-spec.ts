import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FIGURE_RELEASED, type FigureReleasedV1 } from '@fm/contracts';
import { INDICATOR_CATALOGUE } from '@fm/contracts/indicators';
import { inTransaction } from '@fm/persistence';
import { GATEWAY_SCHEMA } from '../src/start-gateway.js';
import { ReleaseRepository } from '../src/store/release.repository.js';
import { figure, point } from './given-figures.js';
import { broken, manifestOf, released } from './given-releases.js';
import { RunningGateway } from './running-gateway.js';

const BOTEN = { province: 'LA03', district: 'LA0301', fmp: 'LAO-LA0301-01' };
const NATEUY = { province: 'LA03', district: 'LA0301', fmp: 'LAO-LA0301-03' };
const IN = { direction: 'inflow' };

/** Numbers that were never released: live ones, and those under what is suppressed. */
const SECRET = '98765';

function cells(release: number, boten: number): FigureReleasedV1[] {
  const [day, month] = ['2026-06-01', '2026-06'];
  const of = (period: string, dimensions: Record<string, string>, value: number | null): FigureReleasedV1 => released(release, period, dimensions, value);
  return [
    of(day, BOTEN, boten), of(day, { ...BOTEN, ...IN }, boten), of(day, NATEUY, null), of(day, { ...NATEUY, ...IN }, null), of(day, { province: 'LA03' }, null), of('2026-06-08', BOTEN, 7), of('2026-06-08', { ...BOTEN, ...IN }, 7),
    of(month, {}, boten + 40), of(month, { province: 'LA03' }, boten + 40), of(month, { province: 'LA03', district: 'LA0301' }, boten + 40), of(month, BOTEN, boten + 7), of(month, NATEUY, 33), of(month, IN, boten + 40),
    of(month, { ...IN, nationality: 'LAO' }, 60), of(month, { ...IN, nationality: 'CHN' }, null), of(month, { nationality: 'LAO' }, 60), of(month, { nationality: 'CHN' }, null), of(month, { nationality: 'VNM' }, null),
    of(month, { sex: 'F' }, 50), of(month, { sex: 'M' }, 40), of(month, { sex: 'unknown' }, 10),
    of(month, { reason: '_base' }, 80), of(month, { reason: 'tourism' }, 60), of(month, { reason: 'health' }, null),
  ];
}

describe('what the public is told', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-25T03:00:00Z'));
    await gateway.points(point(BOTEN.fmp), point(NATEUY.fmp));
    await gateway.figures(...['2026-06-01', '2026-06-08', '2026-07-20'].flatMap((day) => [
      figure('total', day, `${BOTEN.fmp}|inflow`, { value: Number(SECRET), nRecords: 44 }), figure('nationality', day, `${BOTEN.fmp}|inflow|CHN`, { value: Number(SECRET), nRecords: 44 }), figure('nationality', day, `${BOTEN.fmp}|inflow|USA`, { value: Number(SECRET), nRecords: 44 }),
    ]));
  });
  afterAll(() => gateway.close());

  const rows = async (question: string, holder: string | null = null): Promise<Record<string, unknown>[]> => (await gateway.ask(`/api/v1/indicators/${question}`, holder)).body['rows'] as Record<string, unknown>[];
  const told = async (question: string, ...names: string[]): Promise<unknown[]> => (await rows(question)).map((row) => [...names, 'value', 'confStatus'].map((name) => row[name]));
  const warnings = async (question: string): Promise<string[]> => ((await gateway.ask(`/api/v1/indicators/${question}`, null)).body['warnings'] as { code: string }[]).map(({ code }) => code);

  it('is nothing before a release is whole, by count and by hash', async () => {
    const first = cells(1, 93);
    await gateway.tell(FIGURE_RELEASED, [broken(manifestOf(...first), { cells: first.length + 1 })]);
    await gateway.tell(FIGURE_RELEASED, first);
    const wrong = cells(2, 93);
    await gateway.tell(FIGURE_RELEASED, [...wrong, broken(manifestOf(...wrong), { sha256: '0'.repeat(64) })]);
    expect((await gateway.ask('/api/v1/releases', null)).body).toEqual({ releases: [] });
    for (const number of ['1', '2', 'x']) expect([(await gateway.ask(`/api/v1/releases/${number}`, null)).status, (await gateway.ask(`/api/v1/releases/${number}/cells`, null)).status]).toEqual([404, 404]);
    expect(await warnings('movements?from=2026-06-01&to=2026-06-30')).toEqual(['noRelease']);
  });

  it('is the newest whole release, in whatever order its messages came, and never changes', async () => {
    const [third, fourth, fifth] = [cells(3, 90), cells(4, 93), cells(5, 20)];
    await gateway.tell(FIGURE_RELEASED, [manifestOf(...fourth), ...fourth.slice(5)]);
    await gateway.tell(FIGURE_RELEASED, [...third, manifestOf(...third)]);
    expect((await gateway.ask('/api/v1/indicators/movements?from=2026-06-01&to=2026-06-30', null)).body).toMatchObject({ release: 3 });
    await gateway.tell(FIGURE_RELEASED, fourth.slice(0, 5));
    await gateway.tell(FIGURE_RELEASED, fifth);
    await gateway.tell(FIGURE_RELEASED, fourth.map((event) => ({ ...event, value: 1 })));
    expect((await gateway.ask('/api/v1/releases', null)).body['releases']).toMatchObject([{ release: 4, title: { en: 'June' }, cells: fourth.length }, { release: 3 }]);
    expect((await gateway.ask('/api/v1/indicators/movements?from=2026-06-01&to=2026-06-01&by=fmp', null)).body).toMatchObject({ release: 4, asOf: '2026-07-19T00:00:00.000Z', rows: [
      { fmp: BOTEN.fmp, value: 93, confStatus: 'F', nRecords: null, nFlagged: null, coverage: null, nHeld: null, revision: 4, state: 'final' }, { fmp: NATEUY.fmp, value: null, confStatus: 'C' },
    ] });
  });

  it('is whole though its batches come at once', async () => {
    const [store, database] = [cells(9, 50), await gateway.database.open(GATEWAY_SCHEMA)];
    const repository = new ReleaseRepository(database);
    const batches = [...store.map((event) => [event]), [manifestOf(...store)]];
    await Promise.all(batches.map((batch) => inTransaction(database, (tx) => repository.keep(tx, batch))));
    expect((await repository.newest())?.release).toBe(9);
    await database.query('delete from released_manifest where release = 9');
  });

  it('are released cells, and sums of them where none is suppressed', async () => {
    const span = 'from=2026-06-01&to=2026-06-30';
    expect(await told(`movements?${span}&interval=month`)).toEqual([[133, 'F']]);
    expect(await told(`movements?${span}&interval=total&by=province`, 'province')).toEqual([['LA03', 133, 'F']]);
    expect(await told(`movements?${span}&interval=week&fmp=${BOTEN.fmp}`, 'period')).toEqual([['2026-W23', 93, 'F'], ['2026-W24', 7, 'F']]);
    expect(await told(`movements?from=2026-06-01&to=2026-06-10&interval=total&fmp=${BOTEN.fmp},${NATEUY.fmp}`)).toEqual([[null, 'C']]);
    expect(await told(`movements?${span}&interval=total&pointClass=border`)).toEqual([[133, 'F']]);
    expect(await told(`movements?${span}&interval=month&by=nationality`, 'nationality')).toEqual([['CHN', null, 'C'], ['LAO', 60, 'F'], ['VNM', null, 'C']]);
    expect(await told(`movements?${span}&interval=month&nationality=LAO,CHN`)).toEqual([[null, 'C']]);
    expect(await told(`movements?${span}&interval=total&by=weekday&fmp=${BOTEN.fmp}`, 'weekday')).toEqual([['1', 100, 'F']]);
    expect((await rows(`movements?${span}&interval=month&by=reason`)).map(({ reason, value, base }) => [reason, value, base])).toEqual([['health', null, 80], ['tourism', 60, 80]]);
  });

  it('are shares of released cells alone', async () => {
    const span = 'from=2026-06-01&to=2026-06-30&interval=month';
    expect(await told(`female-share?${span}`)).toEqual([[100 * (50 / 90), 'F']]);
    expect(await told(`nationality-share?${span}`, 'nationality')).toEqual([['CHN', null, 'C'], ['LAO', (100 * 60) / 133, 'F'], ['VNM', null, 'C']]);
    expect(await told(`daily-average-calendar?${span}`)).toEqual([[133 / 30, 'F']]);
  });

  it('say what was not released, and of which days they are', async () => {
    expect(await warnings('movements?from=2026-06-01&to=2026-06-30&by=nationality')).toEqual(['notReleased']);
    expect(await warnings('groups?from=2026-06-01&to=2026-06-30')).toEqual(['notReleased']);
    expect(await warnings('trend-total?from=2026-06-01&to=2026-06-30&interval=month')).toEqual(['notReleased']);
    expect(await warnings('movements?from=2026-07-01&to=2026-07-20')).toEqual(['notReleased']);
    expect(await warnings('movements?from=2026-05-01&to=2026-07-20&interval=total')).toContain('releasedDays');
    expect(await warnings('movements?from=2026-06-01&to=2026-06-30&interval=month&by=nationality')).toContain('suppressed');
    expect(await warnings('movements?from=2026-06-01&to=2026-06-30&interval=month&by=round')).toEqual(['notReleased']);
  });

  it('lists all cells of a release by page, with what is suppressed as such', async () => {
    const seen: Record<string, unknown>[] = [];
    for (let after: unknown = ''; after !== null;) {
      const { body } = await gateway.ask(`/api/v1/releases/4/cells?limit=5&after=${encodeURIComponent(String(after))}`, null);
      seen.push(...(body['cells'] as Record<string, unknown>[]));
      after = body['next'];
    }
    expect(seen.map((row) => row['cell'])).toEqual(cells(4, 93).map((event) => event.cell).toSorted());
    expect(seen.filter((row) => row['confStatus'] === 'C').every((row) => row['value'] === null)).toBe(true);
    for (const limit of ['0', '9999999', 'x']) expect((await gateway.ask(`/api/v1/releases/4/cells?limit=${limit}`, null)).status).toBe(400);
  });

  const SPAN = 'from=2026-06-01&to=2026-07-24';
  const everything = [
    ...INDICATOR_CATALOGUE.flatMap(({ id }) => ['day', 'month', 'total'].flatMap((interval) => [`/api/v1/indicators/${id}?${SPAN}&interval=${interval}`, `/api/v1/indicators/${id}?${SPAN}&interval=${interval}&by=fmp`])),
    ...['', '.csv', '.hxl.csv', '.xlsx'].flatMap((suffix) => [`/api/v1/indicators/movements${suffix}?${SPAN}&by=fmp,direction`, `/api/v1/indicators/movements${suffix}?${SPAN}&interval=month&by=nationality`]),
    `/api/v1/flows?${SPAN}`, '/api/v1/releases', '/api/v1/releases/4', '/api/v1/releases/4/cells', '/api/v1/points', '/', '/docs', '/odata', '/odata/movements', '/odata/movements_by_nationality', '/ogc', '/ogc/collections', '/ogc/collections/movements/items',
  ];

  it('finds nothing on any channel that was not released', async () => {
    for (const path of everything) {
      const { status, text } = await gateway.ask(path, null);
      expect([path, status < 500, text.includes(SECRET)]).toEqual([path, true, false]);
    }
    for (const path of ['/api/v1/stream?indicator=movements', '/api/v1/releases/drafts', '/api/v1/releases/drafts/1/cells', '/api/v1/explain', '/api/v1/restatements', '/api/v1/records']) {
      const { status, text } = await gateway.ask(path, null);
      expect([path, [401, 404].includes(status), text.includes(SECRET)]).toEqual([path, true, false]);
    }
    expect((await gateway.ask(`/api/v1/indicators/movements?${SPAN}&interval=total`)).text).toContain(String(3 * Number(SECRET)));
  });

  it('says the same on files as in JSON', async () => {
    const question = 'from=2026-06-01&to=2026-06-30&interval=month&by=nationality';
    const { text } = await gateway.ask(`/api/v1/indicators/movements.csv?${question}`, null);
    for (const row of await rows(`movements?${question}`)) expect(text).toMatch(new RegExp(`${String(row['nationality'])}.*,${row['value'] === null ? '' : String(row['value'])},.*,${String(row['confStatus'])},`));
  });

  it('hands drafts to those who make them alone', async () => {
    for (const holder of ['viewer', 'protection', 'admin']) expect([(await gateway.ask('/api/v1/releases', holder, { method: 'POST' })).status, (await gateway.ask('/api/v1/releases/drafts', holder)).status]).toEqual([403, 403]);
    expect([(await gateway.ask('/api/v1/releases', null, { method: 'POST' })).status, (await gateway.ask('/api/v1/releases/drafts', null)).status]).toEqual([401, 401]);
    // No owner runs here: who gets past the guard is told 503.
    expect([(await gateway.ask('/api/v1/releases', 'manager', { method: 'POST' })).status, (await gateway.ask('/api/v1/releases/drafts', 'manager')).status, (await gateway.ask('/api/v1/releases/drafts/1/review', 'manager', { method: 'POST' })).status]).toEqual([503, 503, 503]);
  });
});
