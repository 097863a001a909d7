// `npm run chaos`: makes the checkout ready and hands over to chaos/src/main.ts.
import { preparedMain } from '../platform/prepare.mjs';

const HELP = `npm run chaos -- OPTIONS
  --submissions N     so many submissions, with edits and repeats (default 5000)
  --minutes M         as many as fit into M minutes, instead
  --seed S            the same season, victims and disorder of the network again
  --each-in-turn      kills the services one after the other, each when the last is back
  --keep              keeps the data folder
Starts Passage with a process for each service in a folder of its own, kills them with -9 under load, and compares every figure with a recount.`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  const main = await preparedMain('chaos/src/main.js');
  process.exit(await main(args));
}
