import { HookSender } from '../../../tools/kobo-simulator/src/hooks/hook-sender.js';
import { addDays } from '../../../tools/kobo-simulator/src/season/calendar.js';
import { coverageForms } from '../../../tools/kobo-simulator/src/season/coverage-forms.js';
import { SEASON_DEFAULTS } from '../../../tools/kobo-simulator/src/season/season-settings.js';
import { KoboServer } from '../../../tools/kobo-simulator/src/server/kobo-server.js';
import type { Connection } from '../connection.js';
import { StartProblem } from '../start-problem.js';
import { DeliveredAll } from './delivered-all.js';
import { SEASON_DAYS } from './demo-season.js';
import { SeasonMemory } from './season-memory.js';

/** `__version__` of the shipped form, which validation's own mapping knows. */
const FORM = { name: 'lao_fm_coverage', uid: 'aLaoFmCoverageDemo2222', version: '2026112401' };
/** Share of points and days of which the team forgets the form. */
const FORGOTTEN = 0.06;

export interface DemoCoverageOptions {
  readonly connection: Connection;
  readonly directory: string;
  readonly seed: string;
  readonly to: string;
  readonly signal?: AbortSignal;
  /** Factor on Kobo's waits between tries. */
  readonly timeScale?: number;
}

/** Sends the coverage forms of the demo season, once. Interrupted, all of them are sent again: what comes twice counts once. @returns how many were sent */
export async function sendDemoCoverage({ connection, directory, seed, to, signal, timeScale = 0.01 }: DemoCoverageOptions): Promise<number> {
  const memory = new SeasonMemory(directory, 'demo-coverage.json');
  const { forms } = coverageForms({ seed, from: addDays(to, 1 - SEASON_DAYS), to, late: SEASON_DEFAULTS.late }, FORGOTTEN);
  if ((memory.read()?.done ?? 0) >= forms.length) return 0;
  const access = connection.sources['demo-coverage'];
  if (access === undefined) throw new StartProblem('No credentials for demo-coverage.', 'Run npm start again: it writes them to connection.json.');
  const server = new KoboServer({ seed: `${seed}/coverage` });
  const asset = server.addAsset(FORM);
  asset.addHook({ name: 'Passage', endpoint: access.url, authLevel: 'basic_auth', username: access.user, password: access.password });
  const sender = new HookSender({ server, timeScale, concurrency: 8, seed });
  signal?.addEventListener('abort', () => void sender.stop(), { once: true });
  const ids = new Set(forms.map(({ answers, at, submittedBy }) => asset.create(answers, { at, submittedBy })._id));
  if (!(await new DeliveredAll({ sender, asset, ids, ledgerFrom: 0 }).wait(signal))) return 0;
  memory.write({ seed, to, done: forms.length });
  return forms.length;
}
