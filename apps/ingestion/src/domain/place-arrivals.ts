import { submissionKey } from '@fm/contracts/vocabulary';
import { aliasesOf, assetOf, isHint, rootAlias, rootOf, type Arrival } from './arrival.js';

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

/** What is stored under names. */
export interface KnownNames {
  readonly submissions: ReadonlyMap<string, string>;
  /** Kobo's ids of those submissions, as far as they are known. */
  readonly koboIds: ReadonlyMap<string, number>;
}

/**
 * Finds each arrival's submission by any of its names, and learns the names that are new. On servers without rootUuid an edit of an edit may
 * come before what joins it to the original: two submissions until then, one from then on, under the key of the elder.
 */
export function placeArrivals(arrivals: readonly Arrival[], { submissions: stored, koboIds }: KnownNames): Placing {
  const known = new Map(stored);
  const ids = new Map(koboIds);
  const absorbed = new Map<string, string>();
  const placed = arrivals.map((arrival): Placed => {
    const names = isHint(arrival) ? [rootAlias(arrival)] : aliasesOf(arrival);
    const aliases = names.filter((alias) => !isOfAnother(arrival, known.get(alias), ids));
    const [stays, ...go] = new Set(aliases.map((alias) => known.get(alias)).filter((submission) => submission !== undefined));
    const submission = stays ?? newKeyFor(arrival, ids);
    for (const gone of go) {
      absorbed.set(gone, submission);
      for (const map of [known, absorbed]) for (const [name, of] of map) if (of === gone) map.set(name, submission);
    }
    for (const alias of aliases) known.set(alias, submission);
    if (arrival.parsed.koboId !== null && !isHint(arrival) && !ids.has(submission)) ids.set(submission, arrival.parsed.koboId);
    return { arrival, submission };
  });
  const before = new Set(stored.values());
  return {
    placed: placed.map(({ arrival, submission }) => ({ arrival, submission: absorbed.get(submission) ?? submission })),
    learnt: new Map([...known].filter(([alias]) => !stored.has(alias))),
    absorbed: new Map([...absorbed].filter(([gone]) => before.has(gone))),
  };
}

/**
 * Two submissions of an old server may have one uuid, and Kobo's id tells them apart. A root that the body states outweighs it: the ids are
 * others after a server was moved.
 */
function isOfAnother(arrival: Arrival, submission: string | undefined, ids: ReadonlyMap<string, number>): boolean {
  const { koboId, rootUuid } = arrival.parsed;
  if (submission === undefined || koboId === null) return false;
  const id = ids.get(submission);
  const stated = rootUuid === null ? null : submissionKey(arrival.source.server, assetOf(arrival), rootUuid);
  return id !== undefined && id !== koboId && submission !== stated;
}

/** By its root, or by Kobo's id where another submission has that root. */
function newKeyFor(arrival: Arrival, ids: ReadonlyMap<string, number>): string {
  const key = submissionKey(arrival.source.server, assetOf(arrival), rootOf(arrival));
  return isOfAnother(arrival, key, ids) ? submissionKey(arrival.source.server, assetOf(arrival), `id-${arrival.parsed.koboId}`) : key;
}
