import { readJson } from './read-json.js';
import { readXml } from './read-xml.js';
import type { ParsedSubmission } from './submission-identity.js';
import { UnreadableBody } from './unreadable-body.js';

/**
 * The submission in a hook's body.
 * @throws UnreadableBody where it is no UTF-8, does not parse, or is deeper than 64
 */
export function readHookBody(body: Buffer, xml: boolean): ParsedSubmission {
  const text = decode(body);
  return xml ? readXml(text) : readJson(text);
}

/** A byte order mark is no part of the text. */
function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body);
  } catch {
    throw new UnreadableBody('The body is no UTF-8.');
  }
}
