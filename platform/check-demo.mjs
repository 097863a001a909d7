// `npm run demo:check`: every figure of the demo season against a recount of what was sent. Exit code 1 where they differ.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const directory = args.includes('--data-dir') ? args[args.indexOf('--data-dir') + 1] : '.passage';
const built = new URL('../dist/platform/src/demo/check-demo-season.js', import.meta.url);
if (!existsSync(join(directory, 'connection.json')) || !existsSync(built)) {
  process.stderr.write(`Nothing to check in ${directory}: is Passage running? Start it with: npm start\n`);
  process.exit(1);
}
const { checkDemoSeason } = await import(built.href);
try {
  const check = await checkDemoSeason({ connection: JSON.parse(readFileSync(join(directory, 'connection.json'), 'utf8')), directory });
  const { submissions, movements, cells, held, differences } = check;
  process.stdout.write(`${submissions} submissions sent; recount: ${movements} movements in ${cells} cells, ${held} records held.\n`);
  for (const { by, cell, expected, found } of differences.slice(0, 20)) process.stdout.write(`differs: ${by} ${cell}: recount ${expected}, figure ${found}\n`);
  process.stdout.write(differences.length === 0 ? 'The figures equal the recount.\n' : `${differences.length} cells differ.\n`);
  process.exit(differences.length === 0 ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error.message}\n${error.nextStep ?? ''}\n`);
  process.exit(1);
}
