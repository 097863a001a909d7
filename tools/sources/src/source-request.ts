import { OperatorProblem } from '../../operator/src/operator-problem.js';

/** What may be said of a source; what is undefined was not said. */
export interface SourceSettings {
  readonly server: string | undefined;
  readonly asset: string | undefined;
  readonly kind: string | undefined;
  readonly mode: string | undefined;
  readonly provinces: readonly string[] | null | undefined;
  readonly koboUrl: string | undefined;
  readonly koboTokenFile: string | undefined;
  /** False: Kobo is asked for nothing any more, and the token is forgotten. */
  readonly isAskedOfKobo: boolean | undefined;
  readonly verify: boolean | undefined;
  readonly writeBack: boolean | undefined;
}

export type Request =
  | { readonly verb: 'list' }
  | { readonly verb: 'status'; readonly id: string | null }
  | { readonly verb: 'show' | 'connect' | 'viewers' | 'rotate-secret'; readonly id: string }
  | { readonly verb: 'add' | 'change'; readonly id: string; readonly settings: SourceSettings }
  | { readonly verb: 'sweep'; readonly id: string; readonly wait: boolean }
  | { readonly verb: 'completeness'; readonly id: string; readonly from: string | undefined; readonly to: string | undefined };

interface Words {
  readonly settings: SourceSettings;
  readonly wait: boolean;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export const ADVICE = { en: 'npm run sources -- --help names the verbs and their options.', lo: 'npm run sources -- --help ສະແດງຄຳສັ່ງທັງໝົດ.' };

export const refused = (message: string): OperatorProblem => new OperatorProblem(message, ADVICE);

/** @throws OperatorProblem where the verb is none, or lacks what it needs */
export function requestOf(verb: string, id: string | undefined, { settings, wait, from, to }: Words): Request {
  if (verb === 'status') return { verb, id: id ?? null };
  if (verb === 'list') {
    if (id !== undefined) throw refused(`What is ${id} for?`);
    return { verb };
  }
  const named = (): string => {
    if (id === undefined) throw refused(`${verb} needs the id of a source.`);
    return id;
  };
  switch (verb) {
    case 'show': case 'connect': case 'viewers': case 'rotate-secret': return { verb, id: named() };
    case 'add': return { verb, id: named(), settings: complete(settings) };
    case 'change': return { verb, id: named(), settings };
    case 'sweep': return { verb, id: named(), wait };
    case 'completeness': return { verb, id: named(), from, to };
    default: throw refused(`There is no verb ${verb}.`);
  }
}

function complete(settings: SourceSettings): SourceSettings {
  const { server, kind, koboUrl, koboTokenFile, verify, writeBack } = settings;
  if (server === undefined || kind === undefined) throw refused('A new source needs --server and --kind.');
  if ((koboUrl === undefined) !== (koboTokenFile === undefined)) throw refused("--kobo-url and --kobo-token-file go together: Kobo's API and the token for it.");
  if (koboUrl === undefined && (verify === true || writeBack === true)) throw refused('--verify and --write-back ask Kobo: give --kobo-url and --kobo-token-file too.');
  return settings;
}
