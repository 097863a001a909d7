import { describe, expect, it } from '@jest/globals';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import { makeSeason } from '../../../tools/kobo-simulator/src/season/make-season.js';
import { defaultSeason } from '../../../tools/kobo-simulator/src/season/season-settings.js';
import { SeasonPlayer } from '../../../tools/kobo-simulator/src/season/season-player.js';
import { PROFILES } from '../../../tools/kobo-simulator/src/season/demo-points.js';
import { recount, type Figures } from '../../../tools/kobo-simulator/src/recount.js';
import { KoboServer } from '../../../tools/kobo-simulator/src/server/kobo-server.js';
import type { KoboSubmission } from '../../../tools/kobo-simulator/src/server/kobo-submission.js';
import type { Answers } from '../src/domain/mapping/read-answer.js';
import { BOTEN, judgeFmr } from './given-register.js';

const RAIL = ['LAO-LA0301-02', 'LAO-LA0301-03', 'LAO-LA0401-01', 'LAO-LA0403-01'];
const REGISTER = new Map(PROFILES.map(({ code }): [string, MonitoringPoint] => [code, { ...BOTEN, code, type: RAIL.includes(code) ? 'rail_station' : BOTEN.type }]));
const RECORDS = 1_000;

/** Kobo's JSON to canonical paths: in this form only `r_nat` repeats. */
function answersOf(submission: KoboSubmission): Answers {
  const answers: Record<string, string> = {};
  for (const [key, value] of Object.entries(submission)) {
    if (key.startsWith('_')) continue;
    if (Array.isArray(value)) value.forEach((row, index) => { for (const [path, answer] of Object.entries(row as object)) answers[index === 0 ? path : path.replace(key, `${key}[${index + 1}]`)] = String(answer); });
    else if (value !== null && typeof value !== 'object') answers[key] = String(value);
  }
  return answers;
}

function add(figures: Figures, key: string, n: number): void {
  const { value, nRecords } = figures.get(key) ?? { value: 0, nRecords: 0 };
  figures.set(key, { value: value + n, nRecords: nRecords + 1 });
}

describe('the season of the simulator', () => {
  it('judged here is what its recount says, mistakes and all', () => {
    const asset = new KoboServer().addAsset({ name: 'season' });
    const player = new SeasonPlayer(asset);
    const ids = new Set<number>();
    for (const action of makeSeason(defaultSeason('2026-06-30', { from: '2026-06-17', mistakes: 4 }))) if (ids.size < RECORDS && action.type !== 'delete') ids.add(player.apply(action));
    const submissions = [...ids].map((id) => asset.find(id)).filter((found) => found !== undefined);
    const receivedDay = (): string => '2026-06-28';
    const expected = recount(submissions, { receivedDay });
    const [movements, nationalities, sexAge]: Figures[] = [new Map(), new Map(), new Map()];
    let held = 0;
    for (const submission of submissions) {
      const { status, record } = judgeFmr(answersOf(submission), REGISTER, receivedDay());
      if (status === 'quarantined' || record === null || !('nTotal' in record)) held += 1;
      else {
        const cell = `${record.point}|${record.day}|${record.direction}`;
        add(movements as Figures, cell, record.nTotal);
        for (const { iso3, n } of record.nationalities) add(nationalities as Figures, `${cell}|${iso3}`, n);
        for (const { sex, age, n } of record.sexAge) add(sexAge as Figures, `${cell}|${sex}|${age}`, n);
      }
    }
    expect([submissions.length, held]).toEqual([RECORDS, expected.held.length]);
    expect(held).toBeGreaterThan(10);
    expect(movements).toEqual(expected.movements);
    expect(nationalities).toEqual(expected.nationalities);
    expect(sexAge).toEqual(expected.sexAge);
  });
});
