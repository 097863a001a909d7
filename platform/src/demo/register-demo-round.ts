import { setTimeout as pause } from 'node:timers/promises';
import { signInternalToken } from '@fm/access';
import { StartProblem } from '../start-problem.js';
import { demoRoundWorkbook } from './demo-round.js';
import { addressOf, type Environments } from './register-demo-office.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TRIES = 60;

/** Plans the demo season's round, so that its coverage is known. Waits until validation has heard of the points. Idempotent. */
export async function registerDemoRound({ environments, to, pauseMs = 500 }: { environments: Environments; to: string; pauseMs?: number }): Promise<void> {
  const { url, secret } = addressOf(environments, 'validation');
  const workbook = new Uint8Array(await demoRoundWorkbook(to));
  let said = '';
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const token = await signInternalToken(secret, { subject: 'demo-office', role: 'manager', provinces: null });
    const answer = await fetch(`${url}/v1/rounds/import?reason=${encodeURIComponent('the demo season')}`, { method: 'POST', headers: { 'content-type': WORKBOOK, authorization: `Bearer ${token}` }, body: workbook });
    said = `${answer.status} ${(await answer.text()).slice(0, 300)}`;
    if (said.startsWith('200 {"applied":true')) return;
    if (answer.status !== 200 && answer.status !== 503) break;
    await pause(pauseMs);
  }
  throw new StartProblem(`The demo round could not be planned: ${said}.`, 'Look at the log of validation, then run npm start again: what was registered stays.');
}
