// `npm run keys`: makes the checkout ready and hands over to tools/keys/src/main.ts.
import { preparedMain } from '../../platform/prepare.mjs';

const HELP = `npm run keys -- list          the keys of programs, without the keys themselves
npm run keys -- make NAME --role viewer|manager|protection|admin --provinces LA03,LA04|all
                              makes one, and prints it once
npm run keys -- revoke ID     withdraws it from now on

  --grants G,H      further rights
  --expires TIME    until when it is valid, 2027-01-31T17:00:00Z (default: until it is withdrawn)
  --data-dir DIR    where connection.json of the local platform is (default .passage)
Elsewhere: PASSAGE_GATEWAY, and PASSAGE_KEY (or PASSAGE_KEY_FILE) with the key of an administrator. Keys of API_KEYS stay as configured.`;

const args = process.argv.slice(2);
if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  const main = await preparedMain('tools/keys/src/main.js');
  process.exit(await main(args));
}
