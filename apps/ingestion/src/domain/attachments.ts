import type { Answers } from './canonical-answers.js';
import type { ListedAttachment } from './kobo-facts.js';
import { storedName } from './stored-text.js';

/** Expected: answered on the phone, not with Kobo yet: a client sends large media in later requests, of which no hook tells. */
export type AttachmentState = 'expected' | 'present' | 'deleted';

export interface SubmissionAttachment {
  readonly name: string;
  readonly questionPath: string;
  readonly state: AttachmentState;
  readonly uid: string | null;
  readonly mimetype: string | null;
  readonly url: string | null;
}

/** Indices of repeats, as canonical paths and Kobo's own write them differently. */
const withoutRows = (path: string): string => path.replace(/\[\d+\]/g, '');

/**
 * What media a body has: what Kobo lists, and what was answered to a media question and is not listed. Matched by the original file name.
 * @param mediaPaths questions that ask for media, without indices of repeats; empty where the form's version is not known
 */
export function attachmentsOf(answers: Answers, listed: readonly ListedAttachment[], mediaPaths: readonly string[]): SubmissionAttachment[] {
  const found = listed.map(({ deleted, ...rest }): SubmissionAttachment => ({ ...rest, state: deleted ? 'deleted' : 'present' }));
  if (mediaPaths.length === 0) return found;
  const known = new Set(listed.map(({ name }) => name));
  const media = new Set(mediaPaths);
  const expected = Object.entries(answers)
    .filter(([path, answer]) => media.has(withoutRows(path)) && !known.has(storedName(answer)))
    .map(([questionPath, name]): SubmissionAttachment => ({ name: storedName(name), questionPath: storedName(questionPath), state: 'expected', uid: null, mimetype: null, url: null }));
  return [...found, ...expected];
}

const MEDIA_TYPES = new Set(['image', 'audio', 'video', 'file', 'background-audio']);

/** Paths of the questions of a form that ask for media. `audit` and the like are files too, which nobody waits for. */
export function mediaPathsOf(content: Readonly<Record<string, unknown>>): string[] {
  const survey: readonly unknown[] = Array.isArray(content['survey']) ? content['survey'] : [];
  return survey.flatMap((row) => {
    const { type, $xpath: path } = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
    return typeof type === 'string' && MEDIA_TYPES.has(type) && typeof path === 'string' ? [path] : [];
  });
}

const MINUTE_MS = 60_000;

/** When Kobo is asked again for media that it does not list yet: from two minutes to a day, then no more. @returns null after the last time */
export function nextLook(tries: number, now: Date): string | null {
  const minutes = [2, 10, 60, 360, 1_440][tries];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE_MS).toISOString();
}
