import type { KoboAsset } from '../server/kobo-asset.js';
import type { KoboHook } from '../server/kobo-hook.js';
import type { KoboSubmission } from '../server/kobo-submission.js';
import { pythonJson } from './python-json.js';

/** What one attempt sends: read from the server at that moment, so a retry may carry a later edit. */
export interface HookBody {
  bytes: Buffer;
  contentType: 'application/json' | 'application/xml';
  submission: KoboSubmission;
  revision: number;
}

/** Null when nothing is to be sent: deleted meanwhile, or a subset that matches no key. Kobo logs both as "deleted". */
export function readHookBody(asset: KoboAsset, hook: KoboHook, id: number): HookBody | null {
  const submission = asset.find(id);
  if (submission === undefined) return null;
  const read = { submission, revision: asset.revision(id) };
  if (hook.exportType === 'xml') return { ...read, bytes: Buffer.from(asset.xml(id), 'utf8'), contentType: 'application/xml' };
  const chosen = subset(submission, hook.subsetFields);
  if (Object.keys(chosen).length === 0) return null;
  return { ...read, bytes: Buffer.from(wrapped(chosen, hook.payloadTemplate), 'ascii'), contentType: 'application/json' };
}

/** A field with a slash is an exact key; one without matches any step of a top-level key, as an unescaped pattern. */
function subset(submission: KoboSubmission, fields: readonly string[]): Record<string, unknown> {
  if (fields.length === 0) return submission;
  const wanted = fields.map((field) => (field.includes('/') ? field : new RegExp(`(^|/)${field}(/|$)`)));
  const entries = Object.entries(submission).filter(([key]) =>
    wanted.some((want) => (typeof want === 'string' ? want === key : want.test(key))));
  return Object.fromEntries(entries);
}

function wrapped(value: Record<string, unknown>, template: string): string {
  const text = pythonJson(value);
  if (template === '') return text;
  return pythonJson(JSON.parse(template.replaceAll('%SUBMISSION%', () => text)));
}
