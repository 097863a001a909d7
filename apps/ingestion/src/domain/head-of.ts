/** What decides the order of the bodies of one submission. Never the time of arrival. */
export interface BodyOrder {
  readonly receipt: string;
  /** Null: the body tells none, as a subset of the fields may. Then it is older than any that does. */
  readonly uuid: string | null;
  readonly deprecatedUuid: string | null;
  /** `_uuid` = rootUuid, or nothing deprecated: the body that was first. */
  readonly original: boolean;
  readonly end: string | null;
  readonly contentHash: string;
  /** Of two bodies of one uuid the one that says more counts: the other is a subset of the fields. */
  readonly answerCount: number;
  /** The number of the reading from Kobo's API, null for a hook's body. A later reading is the truth. */
  readonly apiReading: number | null;
}

/**
 * The body that counts, a function of the set of bodies and of nothing else, so that their order of arrival cannot matter: the last
 * reading from Kobo's API and what was edited from it since, else the ends of the chain of `deprecatedID`; among those the edited before the
 * original, then the later `end`, then `_uuid`, then what says more, then the content.
 */
export function headOf<B extends BodyOrder>(bodies: readonly B[]): B | undefined {
  const truth = lastReading(bodies);
  const candidates = truth === undefined ? bodies : descendantsOf(truth, bodies);
  const deprecated = new Set(candidates.map((body) => body.deprecatedUuid).filter((uuid) => uuid !== null));
  const ends = candidates.filter((body) => body.uuid === null || !deprecated.has(body.uuid));
  return (ends.length > 0 ? [...ends] : [...candidates]).sort(newestFirst)[0];
}

function lastReading<B extends BodyOrder>(bodies: readonly B[]): B | undefined {
  return bodies.filter((body) => body.apiReading !== null).sort((a, b) => (b.apiReading ?? 0) - (a.apiReading ?? 0))[0];
}

function descendantsOf<B extends BodyOrder>(root: B, bodies: readonly B[]): B[] {
  const found = [root];
  for (let index = 0; index < found.length; index++) {
    const parent = found[index];
    for (const body of bodies) if (parent && isEditOf(body, parent) && !found.includes(body)) found.push(body);
  }
  return found;
}

const isEditOf = (body: BodyOrder, parent: BodyOrder): boolean => parent.uuid !== null && body.deprecatedUuid === parent.uuid && body.uuid !== parent.uuid;

function newestFirst(a: BodyOrder, b: BodyOrder): number {
  if (a.uuid === null || b.uuid === null) return a.uuid === b.uuid ? fullestFirst(a, b) : a.uuid === null ? 1 : -1;
  if (a.original !== b.original) return a.original ? 1 : -1;
  const [endA, endB] = [instantOf(a.end), instantOf(b.end)];
  if (endA !== endB) return endB - endA;
  if (a.uuid !== b.uuid) return a.uuid < b.uuid ? 1 : -1;
  return fullestFirst(a, b);
}

function fullestFirst(a: BodyOrder, b: BodyOrder): number {
  return a.answerCount === b.answerCount ? Number(a.contentHash < b.contentHash) - Number(a.contentHash > b.contentHash) : b.answerCount - a.answerCount;
}

const instantOf = (end: string | null): number => {
  const instant = Date.parse(end ?? '');
  return Number.isNaN(instant) ? 0 : instant;
};
