// `npm start` from a fresh clone: makes the checkout ready and hands over to platform/src/main.ts.
import { preparedMain } from './prepare.mjs';

const HELP = `npm start                       everything on this machine, with a demo season; data in .passage
npm start -- OPTIONS
  --no-demo                     without the demo season
  --data-dir DIR                data, logs and connection.json elsewhere
  --port-base N                 gateway on N, ingestion N+1, validation N+2, geo-enrichment N+3, aggregation N+4 (default 8080)
  --processes                   a process for each service, instead of one for the five
Environment: DATABASE_URL (an administrator's) and KAFKA_BROKERS use servers of yours; LOG_LEVEL.
Ctrl-C stops everything in order; the next start goes on where it was.`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  const main = await preparedMain('platform/src/main.js');
  process.exit(await main(args));
}
