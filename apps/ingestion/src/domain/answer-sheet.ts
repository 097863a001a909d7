import { createHash } from 'node:crypto';

/** Longer than any path of a form. */
const LONGEST_PATH = 1_000;

/** A path as it is; one that no form can have is known by its SHA-256. */
export const bounded = (path: string): string => (path.length <= LONGEST_PATH ? path : `sha256-${createHash('sha256').update(path).digest('hex')}`);

/** Half as much again as the largest body: Kobo repeats the paths itself. */
const MOST_CHARACTERS = 48 * 1_048_576;

/**
 * Answers by path, as they are read. Names within names add up: a name of a thousand characters above millions of answers would make gigabytes of
 * paths out of megabytes. What is beyond any form is left out; the body itself is kept whole.
 */
export class AnswerSheet {
  readonly answers = Object.create(null) as Record<string, string>;

  constructor(private left = MOST_CHARACTERS) {}

  get isFull(): boolean {
    return this.left < 0;
  }

  /** Blanks are layout: Kobo drops them too before it reads. @returns whether it is an answer */
  put(path: string, text: string): boolean {
    if (this.isFull || text.trim() === '') return false;
    this.left -= path.length + text.length;
    if (!this.isFull) this.answers[path] = text;
    return true;
  }
}
