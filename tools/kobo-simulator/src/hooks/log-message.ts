import type { HookAnswer } from './post-hook.js';

/** Kobo keeps the answer in its log: JSON as it is, anything else without its HTML tags. */
export function logMessage(answer: HookAnswer): string {
  if (answer.kind === 'failed') return answer.message;
  try {
    JSON.parse(answer.body);
    return answer.body;
  } catch {
    return answer.body.replace(/<[^>]*>/g, '').trim();
  }
}
