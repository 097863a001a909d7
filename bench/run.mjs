// `npm run bench`: makes the checkout ready and hands over to bench/src/main.ts.
import { preparedMain } from '../platform/prepare.mjs';

const HELP = `npm run bench             figures, each beside its baseline of the same run; a few minutes
npm run bench -- --quick  the same with less, in about a minute
npm run bench -- geo      places and areas alone, without servers; with PASSAGE_GEO by the 148 districts
npm run bench -- validation  validation alone beside class-validator, without servers
npm run bench -- aggregation  aggregation's counting alone, on a PostgreSQL of its own, beside plain SQL
npm run bench -- stream    the age of a change at a thousand clients of the stream
Prints a table and writes bench/results/latest.json (geo.json, validation.json, aggregation.json, stream.json).`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  const main = await preparedMain('bench/src/main.js');
  process.exit(await main(args));
}
