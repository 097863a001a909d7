import { readFileSync } from 'node:fs';
import { GatewayClient } from '../../operator/src/gateway-client.js';
import { installationIn, type Installation } from '../../operator/src/installation.js';
import { OperatorProblem } from '../../operator/src/operator-problem.js';
import { runVerb, type Answer } from '../../operator/src/run-verb.js';
import { erasureOptions, type Request } from './erasure-options.js';
import { ErasuresClient } from './erasures-client.js';
import { replayLedger } from './replay-ledger.js';
import { verificationText } from './verification-text.js';
import { verifyErasures } from './verify-erasure.js';

/** `npm run erase`. @returns the exit code */
export function main(args: readonly string[]): Promise<number> {
  return runVerb(async () => {
    const { request, directory } = erasureOptions(args);
    return answer(request, installationIn(directory, process.env));
  });
}

async function answer(request: Request, installation: Installation): Promise<Answer> {
  const client = new ErasuresClient(new GatewayClient(installation));
  switch (request.verb) {
    case 'erase': return erase(client, request);
    case 'ledger': return { text: (await client.ledger()).map((entry) => JSON.stringify(entry)).join('\n'), code: 0 };
    case 'again': return again(client, request.file);
    case 'verify': return verify(installation, request.submissions);
  }
}

async function erase(client: ErasuresClient, { submission, reason }: Extract<Request, { verb: 'erase' }>): Promise<Answer> {
  const erasure = await client.erase(submission, reason);
  if (!erasure) throw new OperatorProblem(`No submission has the key ${submission}.`, 'Write it as server/asset/rootUuid, as records, the quarantine and explanations show it.');
  return { text: `Erased as revision ${erasure.revision} at ${erasure.erasedAt}. The services follow within seconds; then prove it with:\n  npm run erase -- --verify ${submission}`, code: 0 };
}

async function again(client: ErasuresClient, file: string): Promise<Answer> {
  const { erased, unknown } = await replayLedger(client, textOf(file));
  const lines = [`${erased} erased.`, ...unknown.map((submission) => `not here: ${submission}`)];
  if (unknown.length > 0) lines.push('What is not here may still come: run this again when ingestion has read everything from Kobo anew (npm run ask -- completeness).');
  return { text: lines.join('\n'), code: unknown.length === 0 ? 0 : 1 };
}

async function verify({ database }: Installation, submissions: readonly string[]): Promise<Answer> {
  if (database === null) throw new OperatorProblem('The database is not known.', "Set DATABASE_ADMIN_URL, an administrator's.");
  const texts = (await verifyErasures(database, submissions)).map(verificationText);
  return { text: texts.map(({ text }) => text).join('\n'), code: texts.every(({ clean }) => clean) ? 0 : 1 };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new OperatorProblem(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`, 'Give the file that npm run erase -- --ledger was written into.');
  }
}
