// `npm run audit:verify`: makes the checkout ready and hands over to tools/audit/src/main.ts.
import { preparedMain } from '../../platform/prepare.mjs';

const HELP = `npm run audit:verify       reckons every hash of the audit log again; exit code 0 where it is whole, else it names the first row that is not
  --expect ROWS:HASH  the end must be this one, as an earlier run printed it with no use in between
  --data-dir DIR      where connection.json of the local platform is (default .passage)
Elsewhere: DATABASE_ADMIN_URL.`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  const main = await preparedMain('tools/audit/src/main.js');
  process.exit(await main(args));
}
