import { setTimeout as pause } from 'node:timers/promises';
import { StartProblem } from '../start-problem.js';

export interface RegisterEntry {
  service: string;
  url: string;
  body: unknown;
  /** Made anew for each try: internal tokens live for a minute only. */
  token: () => Promise<string>;
}

const TRIES = 20;
const PAUSE_MS = 500;

/** PUT until it is taken. A service that is not yet up, or answers 502, 503 or 504, is asked again for ten seconds. */
export async function putRegister(entry: RegisterEntry): Promise<void> {
  let last = '';
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const answer = await put(entry);
    if (answer.taken) return;
    last = answer.said;
    if (!answer.transient) break;
    await pause(PAUSE_MS);
  }
  throw new StartProblem(
    `The demo country office could not be registered: PUT ${entry.url} said ${last}.`,
    `Look at the log of ${entry.service} above, then run npm start again: what was registered stays.`,
  );
}

interface PutAnswer {
  taken: boolean;
  transient: boolean;
  said: string;
}

async function put({ url, body, token }: RegisterEntry): Promise<PutAnswer> {
  try {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token()}` };
    const response = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) });
    const text = await response.text();
    return { taken: response.ok, transient: [502, 503, 504].includes(response.status), said: `${response.status} ${text.slice(0, 300)}` };
  } catch (error) {
    return { taken: false, transient: true, said: error instanceof Error ? error.message : String(error) };
  }
}
