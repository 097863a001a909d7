import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@fm/testing';
import { BoundarySetRepository } from '../src/store/boundary-set.repository.js';
import { boundarySet, district, EAST, WEST } from './given-boundaries.js';
import { validated } from './given-events.js';
import { BOTEN } from './given-record.js';
import { RunningGeo } from './running-geo.js';

/** Figures that occur nowhere else, in every class of place: inside, at a line, elsewhere, exchanged. */
const PLANTED = [{ lat: 21.23456, lon: 101.65432 }, { lat: 21.24567, lon: 101.60001 }, { lat: 25.87654, lon: 95.76543 }, { lat: 101.87654, lon: 21.76543 }];
/** Of the five decimals three are enough to find somebody. */
const GIVES_AWAY = /\b(21\.234|101\.654|21\.245|101\.600|25\.876|95\.765|101\.876|21\.765)/;

describe('measured positions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passage-privacy-'));
  let geo: RunningGeo;
  beforeAll(async () => { geo = await RunningGeo.start({ LOG_LEVEL: 'trace', LOG_FILE: join(folder, 'log') }); });
  afterAll(async () => {
    await geo.close();
    rmSync(folder, { recursive: true });
  });

  it('are in no event, no answer, no log and no outbox, before and after a look with newer facts', async () => {
    await geo.ask('PUT', `points/${BOTEN.code}`, { role: 'admin', body: { ...BOTEN, confirmed: true } });
    for (const [n, at] of PLANTED.entries()) await geo.validate(validated({ submission: `s-${n}`, revision: 1, decision: 1 }, { position: { ...at, accuracyM: 12 } }));
    await eventually(() => expect(geo.said('fm.submission.located.v1')).toHaveLength(PLANTED.length));
    await geo.transaction((tx) => new BoundarySetRepository().add(tx, boundarySet('one', { home: [district('LA0301', WEST), district('LA0302', EAST)], abroad: [] }), { actor: 'op', at: new Date() }));
    await eventually(async () => expect(await geo.database.query('select 1 from submission_location where boundary_generation = 1')).toHaveLength(PLANTED.length));
    expect(await geo.database.query('select lat, lon from measured_position order by submission')).toEqual(PLANTED);
    const answers = await Promise.all(['points', `points/${BOTEN.code}/position`, 'places/names', 'places/positions', 'boundaries'].map((path) => geo.ask('GET', path, { role: 'admin' })));
    const [outbox, letters] = await Promise.all([geo.database.query(`select convert_from(payload, 'UTF8') as text, headers from outbox`), geo.database.query('select * from dead_letter')]);
    const everything = [geo.words(), JSON.stringify(answers), JSON.stringify(outbox), JSON.stringify(letters), readFileSync(join(folder, 'log'), 'utf8')];
    expect(geo.words()).toContain('V-G4');
    expect(everything.map((text) => GIVES_AWAY.exec(text)?.[0])).toEqual(everything.map(() => undefined));
  });
});
