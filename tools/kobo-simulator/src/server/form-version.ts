import { createHash } from 'node:crypto';

/** A deployed version of a form: what `__version__` in a submission points to. */
export interface FormVersion {
  uid: string;
  content: unknown;
  contentHash: string;
  deployedAt: Date;
}

const NO_QUESTIONS = { schema: '1', survey: [], choices: [], settings: {}, translations: [null], translated: [] };

export function formVersion(uid: string, content: unknown, deployedAt: Date): FormVersion {
  const held = content ?? NO_QUESTIONS;
  return { uid, content: held, contentHash: createHash('sha1').update(JSON.stringify(held)).digest('hex'), deployedAt };
}
