import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { environmentOfProcess } from '@fm/configuration';
import { assembleSet } from '../src/domain/boundaries/assemble-set.js';
import type { MappedArea } from '../src/domain/boundaries/mapped-area.js';
import { readMap } from '../src/domain/boundaries/read-map.js';
import { AreaIndex } from '../src/domain/geometry/area-index.js';
import { eachEdge } from '../src/domain/geometry/area-shape.js';
import { defaultBoundaries } from '../src/store/default-boundaries.js';
import { geoData } from './geo-data.js';
import { startPostGis, type PostGis } from './postgis.js';

/** What PostGIS answered on the boundaries that ship; made anew with UPDATE_REFEREE=1 where PostGIS is installed. */
const SAMPLE = 'apps/geo-enrichment/test/referee-sample.json';

type At = readonly [lon: number, lat: number];

/** A grid over Laos and its neighbours that meets no corner by chance. */
function gridOf(columns: number, rows: number): At[] {
  return Array.from({ length: columns * rows }, (_, n) => [99.5 + ((n % columns) * 8.7) / columns, 13.5 + (Math.floor(n / columns) * 9.7) / rows] as const);
}

/** Every corner, the middle of every edge, and just beside both. */
function lineAts(areas: readonly MappedArea[], every = 1): At[] {
  const ats: At[] = [];
  let edges = 0;
  for (const { polygons } of areas) for (const polygon of polygons) eachEdge(polygon, (ax, ay, bx, by) => {
    if (edges++ % every !== 0) return;
    const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
    ats.push([ax, ay], [mx, my], [ax + 1e-13, ay], [mx, my - 1e-13]);
  });
  return ats;
}

const answersOf = (areas: readonly MappedArea[], ats: readonly At[]): (string | null)[] => {
  const index = new AreaIndex(areas);
  return ats.map(([lon, lat]) => index.codeAt(lon, lat));
};

function differences(ats: readonly At[], ours: readonly (string | null)[], theirs: readonly (string | null)[]): string[] {
  return ats.flatMap(([lon, lat], n) => (ours[n] === theirs[n] ? [] : [`${lon} ${lat}: ${ours[n]} instead of ${theirs[n]}`])).slice(0, 5);
}

describe('the referee', () => {
  let postgis: PostGis | null;
  beforeAll(async () => {
    postgis = await startPostGis();
    if (!postgis) process.stderr.write('PostGIS is not installed (Debian: postgresql-15-postgis-3): what it answered before, on the boundaries that ship, is compared instead.\n');
  });
  afterAll(async () => { await postgis?.close(); });

  /** The lowest code that ST_Covers each place. */
  async function refereed(referee: PostGis, areas: readonly MappedArea[], ats: readonly At[]): Promise<(string | null)[]> {
    await referee.query('drop table if exists area; create table area (code text, shape geometry)');
    for (const { code, polygons } of areas) {
      const coordinates = polygons.map((polygon) => polygon.map((ring) => Array.from({ length: ring.length / 2 }, (_, k) => [ring[2 * k], ring[2 * k + 1]])));
      for (const polygon of coordinates) await referee.query(`insert into area select $1, ST_GeomFromGeoJSON($2)`, [code, JSON.stringify({ type: 'Polygon', coordinates: polygon })]);
    }
    await referee.query('create index on area using gist (shape); analyze area');
    const rows = await referee.query<{ code: string | null }>(
      `select (select min(area.code collate "C") from area where ST_Covers(area.shape, ST_SetSRID(ST_MakePoint(at.lon, at.lat), 4326))) as code
       from unnest($1::float8[], $2::float8[]) with ordinality as at (lon, lat, n) order by at.n`, [ats.map(([lon]) => lon), ats.map(([, lat]) => lat)]);
    return rows.map(({ code }) => code);
  }

  it('agrees on a grid of 100,000 places over Laos and its neighbours, and on every corner and edge of the districts', async () => {
    const [districts, neighbours] = [geoData('lao/lao_admin2.geojson'), geoData('neighbours/neighbours_admin1_ne10m.geojson')];
    if (!postgis || !districts || !neighbours) return expect([postgis, districts, neighbours]).toContain(null);
    const home = assembleSet(readMap(districts)).content.home;
    const abroad = assembleSet(readMap(neighbours)).content.abroad;
    const grid = gridOf(400, 250);
    for (const [areas, ats] of [[home, [...grid, ...lineAts(home)]], [abroad, grid]] as const) {
      const theirs = await refereed(postgis, areas, ats);
      expect(theirs.filter((code) => code !== null).length).toBeGreaterThan(25_000);
      expect(differences(ats, answersOf(areas, ats), theirs)).toEqual([]);
    }
  });

  it('agrees on the boundaries that ship', async () => {
    const { home, abroad } = defaultBoundaries();
    const areas = [...home.all, ...abroad.all];
    const ats = [...gridOf(100, 80), ...lineAts(home.all, 4)];
    const theirs = postgis ? await refereed(postgis, areas, ats) : (JSON.parse(readFileSync(SAMPLE, 'utf8')) as { answers: string[] }).answers.flatMap(expanded);
    if (postgis && (environmentOfProcess()['UPDATE_REFEREE'] || !existsSync(SAMPLE))) writeFileSync(SAMPLE, `${JSON.stringify({ from: 'PostGIS ST_Covers on world-atlas 2.0.2 countries-10m (Natural Earth, public domain)', answers: shortened(theirs) }, null, 0)}\n`);
    expect(differences(ats, answersOf(areas, ats), theirs)).toEqual([]);
    if (postgis) expect((JSON.parse(readFileSync(SAMPLE, 'utf8')) as { answers: string[] }).answers.flatMap(expanded)).toEqual(theirs);
  });
});

/** `LAO*3`: runs of one answer. */
function shortened(answers: readonly (string | null)[]): string[] {
  const runs: { code: string; n: number }[] = [];
  for (const answer of answers) {
    const [code, last] = [answer ?? '-', runs.at(-1)];
    if (last?.code === code) last.n++;
    else runs.push({ code, n: 1 });
  }
  return runs.map(({ code, n }) => `${code}*${n}`);
}

function expanded(run: string): (string | null)[] {
  const [code = '-', n = '0'] = run.split('*');
  return Array.from({ length: Number(n) }, () => (code === '-' ? null : code));
}
