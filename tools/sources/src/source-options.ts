import { parseArgs } from 'node:util';
import { FORM_KINDS, SOURCE_MODES } from '@fm/contracts/vocabulary';
import { OperatorProblem } from '../../operator/src/operator-problem.js';
import { ADVICE, refused, requestOf, type Request } from './source-request.js';

export interface SourceOptions {
  readonly request: Request;
  readonly directory: string;
}

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  server: TEXT, asset: TEXT, kind: TEXT, mode: TEXT, provinces: TEXT, 'kobo-url': TEXT, 'kobo-token-file': TEXT, kobo: FLAG, verify: FLAG, 'write-back': FLAG,
  wait: FLAG, from: TEXT, to: TEXT, 'data-dir': TEXT,
} as const;
const SETTINGS = ['server', 'asset', 'kind', 'mode', 'provinces', 'kobo-url', 'kobo-token-file', 'verify', 'write-back'];
/** What each verb takes besides a source. */
const TAKEN: Readonly<Record<string, readonly string[]>> = { add: SETTINGS, change: [...SETTINGS, 'kobo'], sweep: ['wait'], completeness: ['from', 'to'] };

/** @throws OperatorProblem where the words are no verb with what it needs */
export function sourceOptions(args: readonly string[]): SourceOptions {
  const { values, positionals } = parsed(args);
  const [verb = '', id, surplus] = positionals;
  if (surplus !== undefined) throw refused(`What is ${surplus} for?`);
  const { 'data-dir': directory = '.passage', ...given } = values;
  const strange = Object.keys(given).find((name) => !(TAKEN[verb] ?? []).includes(name));
  if (strange !== undefined) throw refused(`${verb} does not take --${strange}.`);
  checkWord('kind', given.kind, FORM_KINDS);
  checkWord('mode', given.mode, SOURCE_MODES);
  const { server, asset, kind, mode, provinces, kobo, verify, wait, from, to, 'kobo-url': koboUrl, 'kobo-token-file': koboTokenFile, 'write-back': writeBack } = given;
  const settings = { server, asset, kind, mode, provinces: provincesIn(provinces), koboUrl, koboTokenFile, isAskedOfKobo: kobo, verify, writeBack };
  return { request: requestOf(verb, id, { settings, wait: wait ?? false, from, to }), directory };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, allowNegative: true, options: OPTIONS });
  } catch (error) {
    throw new OperatorProblem(error instanceof Error ? error.message : String(error), ADVICE);
  }
}

function checkWord(name: string, word: string | undefined, known: readonly string[]): void {
  if (word !== undefined && !known.includes(word)) throw refused(`--${name} is one of ${known.join(', ')}, not ${word}.`);
}

/** Null: all. */
function provincesIn(text: string | undefined): readonly string[] | null | undefined {
  if (text === undefined || text === 'all') return text === 'all' ? null : undefined;
  const codes = text.split(',').map((code) => code.trim()).filter((code) => code !== '');
  if (codes.length === 0) throw refused('--provinces names none.');
  return codes;
}
