import { parseArgs } from 'node:util';
import { StartProblem } from '../../platform/src/start-problem.js';

export interface CampaignOptions {
  readonly submissions: number;
  /** The same seed gives the same season, the same victims and the same disorder of the network; when each of them falls is the machine's affair. */
  readonly seed: string;
  /** Each service in the order of the journey, the next when the last is back; otherwise a random one every few seconds. */
  readonly inTurn: boolean;
  /** Keeps the data folder also when nothing differs. */
  readonly keep: boolean;
}

/** Season actions (first sendings, edits, repeats) a second. */
export const PACE_PER_SECOND = 50;

/** Of the season's actions this share are first sendings: the others repeat or edit. */
export const SHARE_OF_FIRST = 0.76;

const DEFAULT_SUBMISSIONS = 5_000;
const HELP = 'npm run chaos -- --help names the options.';

/** Reads the command line. Throws StartProblem. */
export function readCampaignOptions(args: readonly string[], newSeed: () => string): CampaignOptions {
  const values = parsed(args);
  const minutes = positive('minutes', values.minutes);
  const submissions = positive('submissions', values.submissions) ?? (minutes === undefined ? DEFAULT_SUBMISSIONS : minutes * 60 * PACE_PER_SECOND * SHARE_OF_FIRST);
  return { submissions: Math.ceil(submissions), seed: values.seed ?? newSeed(), inTurn: values['each-in-turn'] ?? false, keep: values.keep ?? false };
}

function parsed(args: readonly string[]) {
  try {
    const options = {
      'minutes': { type: 'string' },
      'submissions': { type: 'string' },
      'seed': { type: 'string' },
      'each-in-turn': { type: 'boolean' },
      'keep': { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new StartProblem(error instanceof Error ? error.message : String(error), HELP);
  }
}

function positive(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new StartProblem(`--${name} wants a number above zero, not ${text}.`, HELP);
}
