import { KoboApi } from '../api/kobo-api.js';
import { makeSeason } from '../season/make-season.js';
import { SeasonPlayer } from '../season/season-player.js';
import { type CommandOptions, seasonOf } from './season-options.js';
import { openOffice } from './simulated-office.js';
import { numberOption } from './usage-problem.js';

/** Serves the season behind Kobo's API until interrupted. */
export async function serveCommand(options: CommandOptions): Promise<void> {
  const { server, asset, sender } = openOffice(options);
  const token = options.token ?? 'demo-token';
  const api = new KoboApi({ server, token, sender });
  const url = await api.listen(numberOption('port', options.port, 8900));
  const player = new SeasonPlayer(asset);
  for (const action of makeSeason(seasonOf(options))) player.apply(action);
  console.log(`${asset.count} submissions at ${url}/api/v2/assets/${asset.uid}/data/ with "Authorization: Token ${token}". Ctrl-C stops.`);
  process.once('SIGINT', () => void sender.stop().then(() => api.close()));
}
