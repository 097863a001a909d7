// `npm run ask -- PATH`: what the gateway of the local platform answers under /api/v1/, with the manager's key of connection.json.
import { existsSync, readFileSync } from 'node:fs';

const [path = 'indicators', ...rest] = process.argv.slice(2);
const directory = rest.includes('--data-dir') ? rest[rest.indexOf('--data-dir') + 1] : '.passage';
const file = `${directory}/connection.json`;
if (!existsSync(file)) {
  process.stderr.write(`No ${file}: is Passage running? Start it with: npm start\n`);
  process.exit(1);
}
const { gateway, keys } = JSON.parse(readFileSync(file, 'utf8'));
const response = await fetch(new URL(path.replace(/^\//, ''), `${gateway}/api/v1/`), { headers: { authorization: `Bearer ${keys.manager}` } });
const text = await response.text();
process.stdout.write(`${response.headers.get('content-type')?.includes('json') ? JSON.stringify(JSON.parse(text), null, 2) : text}\n`);
process.exit(response.ok ? 0 : 1);
