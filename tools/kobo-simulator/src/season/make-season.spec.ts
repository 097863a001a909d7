import { describe, expect, it } from '@jest/globals';
import { recount } from '../recount.js';
import { KoboServer } from '../server/kobo-server.js';
import { instantAt, localDay } from './calendar.js';
import { expectedGroups } from './day-of-point.js';
import { PROFILES } from './demo-points.js';
import { FMR_ASSET } from './fmr-asset.js';
import { makeSeason } from './make-season.js';
import type { SeasonAction } from './season-action.js';
import { SeasonPlayer } from './season-player.js';
import { defaultSeason } from './season-settings.js';
import { teamOf } from './teams.js';

const SEASON = defaultSeason('2026-06-30');
const actions = makeSeason(SEASON);
const creates = actions.filter((action): action is Extract<SeasonAction, { type: 'create' }> => action.type === 'create');

function played(settings = SEASON): KoboServer {
  const server = new KoboServer({ seed: settings.seed });
  const player = new SeasonPlayer(server.addAsset(FMR_ASSET));
  for (const action of makeSeason(settings)) player.apply(action);
  return server;
}

describe('a season', () => {
  it('is the same for the same seed, and another for another', () => {
    // As text: comparing thousands of nested answers one by one takes seconds.
    expect(JSON.stringify(makeSeason(SEASON)) === JSON.stringify(actions)).toBe(true);
    const [first] = makeSeason({ ...SEASON, seed: 'other' });
    expect(first).not.toEqual(actions[0]);
  });

  it('has about three thousand submissions over thirty days, ends two days before today, at every counting point', () => {
    expect([SEASON.from, SEASON.to]).toEqual(['2026-05-30', '2026-06-28']);
    expect(creates.length).toBeGreaterThan(2600);
    expect(creates.length).toBeLessThan(3900);
    const starts = creates.map((action) => String(action.answers['start']).slice(0, 10)).sort();
    expect([starts[0], starts.at(-1)]).toEqual([SEASON.from, SEASON.to]);
    expect(PROFILES.every((profile) => creates.some((action) => action.answers['g_id/fmp_code'] === profile.code))).toBe(true);
  });

  it('runs in the order of time and names only what was created', () => {
    const known = new Set<number>();
    const unknown = actions.filter((action) => !(action.type === 'create' ? known.add(action.ref) : known).has(action.ref));
    const times = actions.map((action) => action.at.getTime());
    expect(unknown).toEqual([]);
    expect(times.findIndex((time, index) => time < (times[index - 1] ?? 0))).toBe(-1);
    expect(times.at(-1)).toBeLessThan(instantAt('2026-06-30', 0).getTime());
  });

  it('has edits, repeats, deletions and days that were sent late', () => {
    const share = (type: string): number => actions.filter((action) => action.type === type).length / creates.length;
    expect(share('edit')).toBeGreaterThan(0.03);
    expect(share('resend')).toBeGreaterThan(0.02);
    expect(share('delete')).toBeGreaterThan(0);
    expect(creates.filter((action) => localDay(action.at) > String(action.answers['start']).slice(0, 10)).length / creates.length).toBeGreaterThan(0.03);
  });

  it('without mistakes every record counts and every margin adds up', () => {
    const clean = { ...SEASON, seed: 'clean', mistakes: 0, doubles: 0 };
    const all = played(clean).assets[0]?.all() ?? [];
    const { movements, held, sexAge, nationalities } = recount(all);
    const total = (figures: Map<string, { value: number }>): number => [...figures.values()].reduce((sum, { value }) => sum + value, 0);
    expect(held).toEqual([]);
    expect(total(movements)).toBe(all.reduce((sum, one) => sum + Number(one['g_count/n_total']), 0));
    expect([total(sexAge), total(nationalities)]).toEqual([total(movements), total(movements)]);
    expect(all.filter((one) => one['g_count/sum_sexage'] !== one['g_count/n_total'] && one['g_count/sum_sexage'] !== '0')).toEqual([]);
  });

  it('with mistakes a few are held, for every reason of the rules', () => {
    const { held } = recount(played({ ...SEASON, seed: 'tired', mistakes: 4 }).assets[0]?.all() ?? []);
    expect(new Set(held.map((one) => one.reason))).toEqual(
      new Set(['unknown point', 'unreadable date', 'day after receipt', 'year before 2020', 'total out of range']),
    );
  });
});

describe('the character of the points', () => {
  it('is in their nationalities and their means of transport', () => {
    const share = (code: string, path: string, value: string): number => {
      const here = creates.filter((action) => action.answers['g_id/fmp_code'] === code);
      return here.filter((action) => JSON.stringify(action.answers[path]).includes(value)).length / here.length;
    };
    expect(share('LAO-LA0301-01', 'r_nat', 'CHN')).toBeGreaterThan(0.45);
    expect(share('LAO-LA0407-01', 'g_move/transport_mode', 'boat')).toBeGreaterThan(0.95);
    expect(share('LAO-LA0303-01', 'r_nat', 'MMR')).toBeGreaterThan(0.3);
  });

  it('trains bring half of the day within a quarter of an hour each', () => {
    const minutes = creates.filter((action) => action.answers['g_id/fmp_code'] === 'LAO-LA0401-01')
      .map((action) => String(action.answers['start']).slice(11, 16));
    const atTrains = minutes.filter((time) => ['08:50', '11:30', '15:00', '18:10'].some((train) => time >= train && time <= plusQuarter(train)));
    expect(atTrains.length / minutes.length).toBeGreaterThan(0.45);
  });

  it('markets and holidays change the day', () => {
    const point = (code: string) => PROFILES.find((profile) => profile.code === code) ?? PROFILES[0];
    const expected = (code: string, day: string): number => {
      const profile = point(code);
      return profile === undefined ? Number.NaN : expectedGroups(profile, day);
    };
    expect(expected('LAO-LA0303-01', '2026-05-14')).toBeGreaterThan(2 * expected('LAO-LA0303-01', '2026-05-13'));
    expect(expected('LAO-LA0401-02', '2026-04-14')).toBeGreaterThan(2 * expected('LAO-LA0401-02', '2026-04-07'));
    expect(expected('LAO-LA0301-02', '2026-02-18')).toBeGreaterThan(2 * expected('LAO-LA0301-02', '2026-02-11'));
    expect(expected('LAO-LA0403-01', '2026-12-02')).toBeGreaterThan(expected('LAO-LA0403-01', '2026-12-01'));
  });

  it('fifty-six enumerators work, each in one province', () => {
    const codes = PROFILES.flatMap((profile) => teamOf(profile.code).map((one) => one.code)).sort();
    expect(codes).toEqual(Array.from({ length: 56 }, (_, index) => `E${String(index + 1).padStart(2, '0')}`));
  });
});

function plusQuarter(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantAt('2026-01-01', hour * 3600 + (minute + 15) * 60 + 7 * 3600).toISOString().slice(11, 16);
}
