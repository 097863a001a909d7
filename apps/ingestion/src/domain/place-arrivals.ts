import { submissionKey } from '@fm/contracts/vocabulary';
import { aliasesOf, assetOf, rootOf, type Arrival } from './arrival.js';

/** An arrival whose submission is known. */
export interface Placed {
  readonly arrival: Arrival;
  readonly submission: string;
}

export interface Placing {
  readonly placed: readonly Placed[];
  /** Names that were not known before. */
  readonly learnt: ReadonlyMap<string, string>;
  /** Stored submissions that turned out to be another one: by the key that goes, the key that stays. */
  readonly absorbed: ReadonlyMap<string, string>;
}

/**
 * Finds each arrival's submission by any of its names, and learns the names that are new. On servers without rootUuid an edit of an edit may
 * come before what joins it to the original: two submissions until then, one from then on, under the key of the elder.
 * @param stored the submission of each name that is known
 */
export function placeArrivals(arrivals: readonly Arrival[], stored: ReadonlyMap<string, string>): Placing {
  const known = new Map(stored);
  const absorbed = new Map<string, string>();
  const placed = arrivals.map((arrival): Placed => {
    const aliases = aliasesOf(arrival);
    const [stays, ...go] = new Set(aliases.map((alias) => known.get(alias)).filter((submission) => submission !== undefined));
    const submission = stays ?? submissionKey(arrival.source.server, assetOf(arrival), rootOf(arrival));
    for (const gone of go) {
      absorbed.set(gone, submission);
      for (const names of [known, absorbed]) for (const [name, of] of names) if (of === gone) names.set(name, submission);
    }
    for (const alias of aliases) known.set(alias, submission);
    return { arrival, submission };
  });
  const before = new Set(stored.values());
  return {
    placed: placed.map(({ arrival, submission }) => ({ arrival, submission: absorbed.get(submission) ?? submission })),
    learnt: new Map([...known].filter(([alias]) => !stored.has(alias))),
    absorbed: new Map([...absorbed].filter(([gone]) => before.has(gone))),
  };
}
