import { foldedKey, skeletonKey } from './latin-key.js';
import { isLao, laoKey } from './lao-script.js';
import { laoToLatin } from './lao-to-latin.js';

/** A name in the forms in which it is looked for, from the strictest to the loosest. */
export interface NameKeys {
  readonly exact: string;
  readonly folded: string;
  readonly skeleton: string;
}

export function keysOf(name: string): NameKeys {
  const folded = isLao(name) ? laoToLatin(name) : foldedKey(name);
  return { exact: exactKey(name), folded, skeleton: skeletonKey(folded) };
}

/** What is the same text to a person: case, accents' encoding and, in Lao, the ways to write one sound do not matter. */
export function exactKey(name: string): string {
  return isLao(name) ? laoKey(name) : name.normalize('NFKC').toLowerCase().trim().replace(/[\s\-_.]+/g, ' ');
}
