import { createHash } from 'node:crypto';
import { addDays } from '../../tools/kobo-simulator/src/season/calendar.js';
import { pythonJson } from '../../tools/kobo-simulator/src/hooks/python-json.js';
import { FMR_ASSET } from '../../tools/kobo-simulator/src/season/fmr-asset.js';
import { makeSeason } from '../../tools/kobo-simulator/src/season/make-season.js';
import { SEASON_DEFAULTS } from '../../tools/kobo-simulator/src/season/season-settings.js';
import { KoboServer } from '../../tools/kobo-simulator/src/server/kobo-server.js';

/** Brings a body to the 4 KB that a form with remarks has: Kobo escapes each Lao letter to six bytes. */
const NOTE = 'ບັນທຶກຂອງທີມ '.repeat(30);

/** Ids of a seed's own: two submissions of one server never share theirs. */
const firstIdOf = (seed: string): number => 1 + 1_000_000 * (createHash('sha256').update(seed).digest().readUInt16BE(0) + 100);

/** So many different submissions as their hooks would carry them. */
export function uniqueBodies(count: number, seed: string): string[] {
  const asset = new KoboServer({ seed, firstId: firstIdOf(seed) }).addAsset(FMR_ASSET);
  const season = makeSeason({ ...SEASON_DEFAULTS, seed, from: addDays('2026-09-30', -29), to: '2026-09-30', edits: 0, repeats: 0, deletes: 0, mistakes: 0, scale: Math.max(0.1, count / 2_500) });
  const creations = season.flatMap((action) => (action.type === 'create' ? [action] : []));
  return creations.slice(0, count).map((action) => pythonJson(asset.create({ ...action.answers, 'g_vuln/remarks': NOTE })));
}

export const FIRST_DAY = '2020-01-01';

/** Submissions that each change a figure of their own: one a day from the first on, all at one point. */
export function bodiesOnDaysOfTheirOwn(count: number, seed: string): { body: string; day: string }[] {
  const asset = new KoboServer({ seed, firstId: 10_000_000 }).addAsset(FMR_ASSET);
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(FIRST_DAY, index);
    const answers = {
      start: `${day}T08:00:00.000+07:00`, end: `${day}T08:01:00.000+07:00`, 'g_id/enumerator_code': 'E01', 'g_id/fmp_code': 'LAO-LA0301-01', 'g_id/obs_date': day, 'g_id/obs_time': '08:00:00.000+07:00',
      'g_source/info_source': 'observation', 'g_move/flow_direction': 'inflow', 'g_move/dep_country': 'CHN', 'g_move/dest_country': 'LAO', 'g_move/transport_mode': 'bus', 'g_count/n_total': '2', 'g_count/f_18_59': '1', 'g_count/m_18_59': '1',
      r_nat: [{ 'r_nat/nat_iso3': 'CHN', 'r_nat/nat_n': '2' }], 'g_vuln/remarks': NOTE,
    };
    return { body: pythonJson(asset.create(answers)), day };
  });
}
