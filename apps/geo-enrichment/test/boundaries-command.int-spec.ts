import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@fm/testing';
import { HELP, main } from '../src/inbound/boundaries.command.js';
import { GEO_SCHEMA } from '../src/start-geo-enrichment.js';

const SQUARE = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { adm2_pcode: 'LA0301' }, geometry: { type: 'Polygon', coordinates: [[[101, 21], [102, 21], [102, 22], [101, 22], [101, 21]]] } }] };

describe('npm run boundaries', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passage-boundaries-'));
  const file = join(folder, 'set.geojson');
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(GEO_SCHEMA);
    writeFileSync(file, JSON.stringify(SQUARE));
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  async function run(...args: string[]): Promise<{ code: number; said: string }> {
    const said: string[] = [];
    const code = await main(args, { databaseUrl: database.urlOf(GEO_SCHEMA), say: (line) => said.push(line), now: () => new Date('2026-07-01T00:00:00.000Z') });
    return { code, said: said.join('\n') };
  }

  const DESCRIBED = ['--source', 'a ministry', '--licence', 'own', '--valid-from', '2026-07-01', '--partial'];

  it('explains itself', async () => {
    expect(await run('--help')).toEqual({ code: 0, said: HELP });
    expect(await run('destroy')).toMatchObject({ code: 1, said: expect.stringMatching(/none of check, import, list, withdraw/) });
    expect(await run('import', '--colour')).toMatchObject({ code: 1, said: expect.stringMatching(/--colour/) });
  });

  it('checks without importing', async () => {
    expect(await run('check', file)).toMatchObject({ code: 1, said: expect.stringMatching(/1 areas of Laos \(level 2\)[^]*! 147 of 148 are missing/) });
    expect(await run('check', file, '--partial')).toMatchObject({ code: 0 });
    expect(await run('check', join(folder, 'none'))).toMatchObject({ code: 1, said: expect.stringMatching(/cannot be read/) });
    expect(await run('list')).toMatchObject({ code: 0, said: expect.stringMatching(/what ships/) });
  });

  it('imports with source, licence and first day, once; lists; withdraws', async () => {
    expect(await run('import', file, '--partial')).toMatchObject({ code: 1, said: expect.stringMatching(/from and under which licence/) });
    expect(await run('import', file, ...DESCRIBED.slice(0, -1))).toMatchObject({ code: 1, said: expect.stringMatching(/147 of 148/) });
    expect(await run('import', file, ...DESCRIBED.with(5, '2026-13-01'))).toMatchObject({ code: 1, said: expect.stringMatching(/calendar/) });
    expect(await run('import', file, ...DESCRIBED)).toMatchObject({ code: 0, said: expect.stringMatching(/Set 1 is in force for days from 2026-07-01/) });
    expect(await run('import', file, ...DESCRIBED)).toMatchObject({ code: 1, said: expect.stringMatching(/in force already/) });
    expect(await run('list')).toMatchObject({ said: expect.stringMatching(/1 {2}a ministry {2}\(a ministry; own\) {2}1 \+ 0 areas {2}from 2026-07-01/) });
    expect(await run('withdraw', '1')).toMatchObject({ code: 0 });
    expect(await run('withdraw', '1')).toMatchObject({ code: 1, said: expect.stringMatching(/not in force/) });
    expect(await run('import', file, ...DESCRIBED)).toMatchObject({ code: 0, said: expect.stringMatching(/Set \d is in force/) });
  });
});
