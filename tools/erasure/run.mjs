// `npm run erase`: makes the checkout ready and hands over to tools/erasure/src/main.ts.
import { preparedMain } from '../../platform/prepare.mjs';

const HELP = `npm run erase -- SUBMISSION --reason TEXT      erases one submission for ever, in every service; nothing brings it back
npm run erase -- --verify SUBMISSION …         looks through every column of every table of the five schemas: nothing but tombstones may be left
npm run --silent erase -- --ledger > FILE      what was ever erased, a line each; keep it apart from the backups
npm run erase -- --again FILE                  erases again what such a file names, after a restore from a backup
SUBMISSION is the key server/asset/rootUuid, as records, the quarantine and explanations show it.
TEXT says who asked and when; it stays in the ledger, so name nobody whom the record is about.
  --data-dir DIR    where connection.json of the local platform is (default .passage)
Elsewhere: PASSAGE_GATEWAY and PASSAGE_KEY (or PASSAGE_KEY_FILE), and for --verify DATABASE_ADMIN_URL.
Exit code 0 where all was done or nothing is left. docs/runbooks/erasure.md says what else belongs to an erasure, and to a restore.`;

const args = process.argv.slice(2);
if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  const main = await preparedMain('tools/erasure/src/main.js');
  process.exit(await main(args));
}
