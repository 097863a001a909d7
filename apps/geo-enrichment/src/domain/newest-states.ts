import { isNewer, type VersionTriple } from '@fm/contracts/vocabulary';

interface OfSubmission {
  readonly data: { readonly submission: string; readonly version: VersionTriple };
}

/** The newest event of each submission in a batch: what is older would be overwritten in the same transaction. */
export function newestOf<E extends OfSubmission>(events: readonly E[]): E[] {
  const newest = new Map<string, E>();
  for (const event of events) {
    const { submission, version } = event.data;
    if (isNewer(version, newest.get(submission)?.data.version)) newest.set(submission, event);
  }
  return [...newest.values()];
}
