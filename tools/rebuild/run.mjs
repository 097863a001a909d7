// `npm run rebuild`: makes the checkout ready and hands over to tools/rebuild/src/main.ts.
import { preparedMain } from '../../platform/prepare.mjs';

const HELP = `npm run rebuild               adds all figures of movements up anew, from what each submission adds, while submissions go on coming in
npm run rebuild -- --accept   the same, and sets right what differs
Compares cell by cell and by hash (cell, value, records, flagged). Where all are equal, or with --accept, every figure is published once more under
the next epoch. Otherwise the cells that differ are printed, nothing is changed, and the exit code is 1. A rebuild that was broken off goes on where it was.
  --data-dir DIR    where connection.json of the local platform is (default .passage)
Elsewhere: DATABASE_ADMIN_URL. Figures go out while aggregation runs. docs/runbooks/rebuild.md says more.`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  const main = await preparedMain('tools/rebuild/src/main.js');
  process.exit(await main(args));
}
