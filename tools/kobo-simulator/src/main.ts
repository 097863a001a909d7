import { parseArgs } from 'node:util';
import { HELP } from './command/help.js';
import { sendCommand } from './command/send.command.js';
import { serveCommand } from './command/serve.command.js';
import { UsageProblem } from './command/usage-problem.js';

/** `node dist/tools/kobo-simulator/src/main.js send|serve …`: the simulator by hand. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' }, url: { type: 'string' }, user: { type: 'string' }, password: { type: 'string' },
      seed: { type: 'string' }, days: { type: 'string' }, scale: { type: 'string' }, to: { type: 'string' },
      'time-scale': { type: 'string' }, concurrency: { type: 'string' }, port: { type: 'string' }, token: { type: 'string' },
    },
  });
  const [verb] = positionals;
  if (values.help === true || verb === undefined) console.log(HELP);
  else if (verb === 'send') await sendCommand(values);
  else if (verb === 'serve') await serveCommand(values);
  else throw new UsageProblem(`Unknown verb ${verb}.`);
}

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : String(error)}\nSee --help.`);
  process.exitCode = 1;
});
