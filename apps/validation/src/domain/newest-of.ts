/** What says of a submission how far it is. */
interface Stated {
  readonly data: { readonly submission: string; readonly version: { readonly revision: number } };
}

/** The event with the greatest revision of each submission. */
export function newestOf<T extends Stated>(events: readonly T[]): ReadonlyMap<string, T> {
  const newest = new Map<string, T>();
  for (const event of events) {
    const known = newest.get(event.data.submission);
    if (!known || event.data.version.revision > known.data.version.revision) newest.set(event.data.submission, event);
  }
  return newest;
}
