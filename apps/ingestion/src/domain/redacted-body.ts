import type { Answers } from './canonical-answers.js';
import type { ParsedSubmission } from './submission-identity.js';

/** What goes of the bodies of a submission, and what is written in its place. */
export interface Redaction {
  readonly paths: ReadonlySet<string>;
  readonly stated: Readonly<Record<string, string>>;
}

export function withoutRedacted(answers: Answers, { paths, stated }: Redaction): Answers {
  if (!Object.keys(answers).some((path) => paths.has(path))) return answers;
  return { ...Object.fromEntries(Object.entries(answers).filter(([path]) => !paths.has(path))), ...stated };
}

/**
 * A body of the same identity that says the rest, as JSON with canonical paths: read again it gives the same answers but those that went. The bytes of
 * the original are not kept: what goes would be among them.
 */
export function redactedBody({ asset, rootUuid, uuid, deprecatedUuid, koboId, end, formVersion, answers }: ParsedSubmission, redaction: Redaction): Buffer {
  const identity = {
    '_id': koboId, '_uuid': uuid, 'meta/rootUuid': rootUuid, 'meta/deprecatedID': deprecatedUuid, '_xform_id_string': asset, '__version__': formVersion, 'end': end,
  };
  const known = Object.fromEntries(Object.entries(identity).filter(([, value]) => value !== null));
  return Buffer.from(JSON.stringify({ ...known, ...withoutRedacted(answers, redaction) }));
}
