import { expectedFrom } from '../recount.js';
import { makeSeason } from '../season/make-season.js';
import { SeasonPlayer } from '../season/season-player.js';
import { type CommandOptions, seasonOf } from './season-options.js';
import { openOffice } from './simulated-office.js';
import { UsageProblem } from './usage-problem.js';

/** Posts the season's hooks and prints what came of them. Edits are delivered as a repeated hook, deletions are left out. */
export async function sendCommand(options: CommandOptions): Promise<void> {
  if (options.url === undefined) throw new UsageProblem('send needs --url: the address of the webhook.');
  const { asset, sender } = openOffice(options);
  const player = new SeasonPlayer(asset);
  const actions = makeSeason({ ...seasonOf(options), deletes: 0 });
  for (const action of actions) {
    const id = player.apply(action);
    if (action.type !== 'create') sender.resend(asset, id);
    if (sender.load > 500) await sender.idle();
  }
  await sender.idle();
  const { deliveries, acknowledged } = sender.ledger;
  const { movements, held } = expectedFrom(sender.ledger);
  const value = [...movements.values()].reduce((sum, figure) => sum + figure.value, 0);
  console.log(`${asset.count} submissions, ${deliveries.length} requests, ${acknowledged.length} acknowledged.`);
  console.log(`Expected: ${value} movements in ${movements.size} cells, ${held.length} records held.`);
  if (sender.ledger.newest().length < asset.count) throw new Error('Some submissions were never acknowledged: look at the receiver, then send again.');
}
