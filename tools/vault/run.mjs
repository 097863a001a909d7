// `npm run vault`: makes the checkout ready and hands over to tools/vault/src/main.ts.
import { preparedMain } from '../../platform/prepare.mjs';

const HELP = `npm run vault -- rotate    wraps every data key of the vault under the newest master key, until none is left under an older one
Put the new key first into VAULT_MASTER_KEYS (k2:…,k1:…), or rotate the key in the key management service, and start every replica of
ingestion again; then rotate. No body is touched; it may be broken off and done again. It says when the old key may be removed.
  --data-dir DIR    where connection.json of the local platform is (default .passage)
Elsewhere: PASSAGE_GATEWAY, and PASSAGE_KEY (or PASSAGE_KEY_FILE) with the key of an administrator. docs/runbooks/kobo.md says more.`;

const args = process.argv.slice(2);
if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  const main = await preparedMain('tools/vault/src/main.js');
  process.exit(await main(args));
}
