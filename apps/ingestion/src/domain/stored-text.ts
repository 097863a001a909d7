import { createHash } from 'node:crypto';

/**
 * Names stand in keys and indexes, whose entries Postgres limits to 2,704 bytes: a longer one would be refused at every attempt.
 * Two names, each character escaped in six, stay below.
 */
const LONGEST_NAME = 200;

const NUL = String.fromCharCode(0);
/** With the flag `u` a pair is one character, so that only halves match. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Text that Postgres takes: it knows neither NUL nor halves of surrogate pairs, which JSON can escape. */
export function storedText(text: string): string {
  return text.replaceAll(NUL, '\ufffd').replace(LONE_SURROGATE, '\ufffd');
}

/** A form's uid, a uuid, a version as it can be stored and indexed; one that is no such thing for its length is known by its SHA-256. */
export function storedName(text: string): string {
  const clean = storedText(text);
  return clean.length <= LONGEST_NAME ? clean : `sha256-${createHash('sha256').update(text).digest('hex')}`;
}
