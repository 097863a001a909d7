import { compareFigures, type Difference } from '../../../tools/kobo-simulator/src/compare-figures.js';
import { recount } from '../../../tools/kobo-simulator/src/recount.js';
import { addDays, localDay } from '../../../tools/kobo-simulator/src/season/calendar.js';
import { FMR_ASSET } from '../../../tools/kobo-simulator/src/season/fmr-asset.js';
import { SeasonPlayer } from '../../../tools/kobo-simulator/src/season/season-player.js';
import { KoboServer } from '../../../tools/kobo-simulator/src/server/kobo-server.js';
import type { Connection } from '../connection.js';
import { demoSeasonOf, SEASON_DAYS } from './demo-season.js';
import { SeasonMemory } from './season-memory.js';
import { StartProblem } from '../start-problem.js';

export interface DemoCheck {
  readonly submissions: number;
  readonly movements: number;
  readonly cells: number;
  readonly held: number;
  readonly differences: readonly Difference[];
}

export interface DemoCheckOptions {
  readonly connection: Connection;
  readonly directory: string;
  readonly scale?: number;
}

/** Plays the part of the season that was acknowledged once more, recounts it without any of the services' code, and compares with the gateway. */
export async function checkDemoSeason({ connection, directory, scale }: DemoCheckOptions): Promise<DemoCheck> {
  const state = new SeasonMemory(directory).read();
  const key = connection.keys.manager;
  if (!state || !key) throw new StartProblem('No demo season was sent from this data folder.', 'Start it with npm start, without --no-demo.');
  const asset = new KoboServer({ seed: state.seed }).addAsset(FMR_ASSET);
  const player = new SeasonPlayer(asset);
  for (const action of demoSeasonOf(state, scale).slice(0, state.done)) player.apply(action);
  // Sent now, whatever the simulated server's clock says: the day of receipt is today.
  const today = localDay(new Date());
  const expected = recount(asset.all(), { receivedDay: () => today });
  // Wrong dates are part of the season: some records lie months away from it.
  const differences = await compareFigures(expected, { gateway: connection.gateway, key, from: addDays(state.to, -SEASON_DAYS - 365), to: today });
  const movements = [...expected.movements.values()].reduce((sum, figure) => sum + figure.value, 0);
  return { submissions: asset.all().length, movements, cells: expected.movements.size, held: expected.held.length, differences };
}
