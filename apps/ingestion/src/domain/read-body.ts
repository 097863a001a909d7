import { XMLParser } from 'fast-xml-parser';
import { answersOfJson, sorted } from './canonical-answers.js';
import { findSubmission, koboIdIn, scalarAt, withoutPrefix, type ParsedSubmission } from './submission-identity.js';

/** Why a body cannot be read; the sentence goes to whoever sent it. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
}

export const DEEPEST = 64;

/**
 * The submission in a hook's body.
 * @throws UnreadableBody where it is no UTF-8, does not parse, or is deeper than 64
 */
export function readHookBody(body: Buffer, xml: boolean): ParsedSubmission {
  const text = decode(body);
  return xml ? submissionOfXml(text) : submissionOfJson(parseJson(text));
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body);
  } catch {
    throw new UnreadableBody('The body is no UTF-8.');
  }
}

function parseJson(text: string): unknown {
  if (depthOf(text) > DEEPEST) throw new UnreadableBody(`The body is nested deeper than ${DEEPEST}.`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnreadableBody('The body is no JSON.');
  }
}

/** Nesting of brackets outside strings, counted before parsing: JSON.parse recurses. */
function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22) inString = !inString;
    else if (inString && code === 0x5c) index++;
    else if (!inString && (code === 0x7b || code === 0x5b)) deepest = Math.max(deepest, ++depth);
    else if (!inString && (code === 0x7d || code === 0x5d)) depth--;
  }
  return deepest;
}

/** Reads a submission object, as hooks send it and the API serves it. */
export function submissionOfJson(body: unknown): ParsedSubmission {
  const found = findSubmission(body) ?? {};
  const uuid = withoutPrefix(scalarAt(found, '_uuid') ?? scalarAt(found, 'meta/instanceID') ?? scalarAt(found, 'orx:meta/orx:instanceID'));
  return {
    asset: scalarAt(found, '_xform_id_string'),
    rootUuid: withoutPrefix(scalarAt(found, 'meta/rootUuid')),
    uuid,
    deprecatedUuid: withoutPrefix(scalarAt(found, 'meta/deprecatedID')),
    koboId: koboIdIn(scalarAt(found, '_id')),
    end: scalarAt(found, 'end'),
    formVersion: scalarAt(found, '__version__'),
    answers: answersOfJson(found),
  };
}

type XmlNode = string | XmlNode[] | { [name: string]: XmlNode };

const XML = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, parseAttributeValue: false, trimValues: false, ignoreDeclaration: true, ignorePiTags: true });

function submissionOfXml(text: string): ParsedSubmission {
  let root: XmlNode | undefined;
  try {
    const document = XML.parse(text, true) as { [name: string]: XmlNode };
    root = Object.entries(document).find(([name, node]) => name !== '#text' && typeof node === 'object')?.[1];
  } catch {
    throw new UnreadableBody('The body is no XML.');
  }
  if (root === undefined || typeof root !== 'object' || Array.isArray(root)) throw new UnreadableBody('The XML has no submission in it.');
  const all: Record<string, string> = {};
  flattenXml(root, '', all);
  const at = (path: string): string | null => all[path] ?? null;
  const attribute = (name: string): string | null => (typeof root[`@${name}`] === 'string' ? String(root[`@${name}`]) : null);
  return {
    asset: attribute('id'),
    rootUuid: withoutPrefix(at('meta/rootUuid')),
    uuid: withoutPrefix(at('meta/instanceID') ?? at('orx:meta/orx:instanceID')),
    deprecatedUuid: withoutPrefix(at('meta/deprecatedID')),
    koboId: null,
    end: at('end'),
    formVersion: at('__version__') ?? attribute('version'),
    answers: sorted(Object.fromEntries(Object.entries(all).filter(([path]) => !path.startsWith('formhub/')))),
  };
}

/** Elements to paths; rows without answers vanish, as they do in Kobo's JSON. @returns whether anything was answered below */
function flattenXml(node: { [name: string]: XmlNode }, prefix: string, into: Record<string, string>): boolean {
  let answered = false;
  for (const [name, value] of Object.entries(node)) {
    if (name.startsWith('@') || name === '#text') continue;
    const path = prefix === '' ? name : `${prefix}/${name}`;
    let row = 0;
    for (const item of Array.isArray(value) ? value : [value]) {
      const at = row === 0 ? path : `${path}[${row + 1}]`;
      const filled = typeof item === 'string' ? putText(item, at, into) : typeof item === 'object' && !Array.isArray(item) && flattenXml(item, at, into);
      if (filled) row++;
      answered ||= filled;
    }
  }
  const leaf = Object.keys(node).every((name) => name.startsWith('@') || name === '#text');
  return leaf && prefix !== '' && typeof node['#text'] === 'string' ? putText(node['#text'], prefix, into) : answered;
}

function putText(text: string, path: string, into: Record<string, string>): boolean {
  if (text === '') return false;
  into[path] = text;
  return true;
}
