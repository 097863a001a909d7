import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { GatewayClient } from '../../operator/src/gateway-client.js';
import { installationIn } from '../../operator/src/installation.js';
import { OperatorProblem } from '../../operator/src/operator-problem.js';
import { runVerb } from '../../operator/src/run-verb.js';
import { rotateKeys } from './rotate-keys.js';

const PAUSE_MS = 1_000;
const ADVICE = { en: 'The one verb is rotate: npm run vault -- --help says what it does.', lo: 'ມີຄຳສັ່ງດຽວຄື rotate: npm run vault -- --help.' };

/** `npm run vault`. @returns the exit code */
export function main(args: readonly string[]): Promise<number> {
  return runVerb(async () => {
    const gateway = new GatewayClient(installationIn(directoryIn(args), process.env));
    return { text: await rotateKeys(gateway, { output: process.stdout, pause: () => pause(PAUSE_MS) }), code: 0 };
  });
}

function directoryIn(args: readonly string[]): string {
  const { values, positionals } = parsed(args);
  if (positionals.length !== 1 || positionals[0] !== 'rotate') throw new OperatorProblem(`There is no verb ${positionals.join(' ')}.`, ADVICE);
  return values['data-dir'] ?? '.passage';
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { 'data-dir': { type: 'string' } } });
  } catch (error) {
    throw new OperatorProblem(error instanceof Error ? error.message : String(error), ADVICE);
  }
}
