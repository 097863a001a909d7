// `npm run boundaries -- …`: imports, lists and withdraws boundary sets, in the database of DATABASE_URL or of the local platform.
import { existsSync, readFileSync } from 'node:fs';
import { preparedMain } from './prepare.mjs';

const args = process.argv.slice(2);
const directory = args.includes('--data-dir') ? args[args.indexOf('--data-dir') + 1] : '.passage';
const file = `${directory}/connection.json`;
const needsDatabase = args.length > 0 && !args.includes('--help') && args[0] !== 'check';
if (needsDatabase && !process.env.DATABASE_URL && !existsSync(file)) {
  process.stderr.write(`No DATABASE_URL and no ${file}: start Passage with npm start, or name the database of the geo schema's role.\n`);
  process.exit(1);
}
const databaseUrl = process.env.DATABASE_URL ?? (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).database : '');
const main = await preparedMain('apps/geo-enrichment/src/inbound/boundaries.command.js');
process.exit(await main(args, { databaseUrl, say: (line) => process.stdout.write(`${line}\n`), now: () => new Date() }));
