import type { Answers } from './read-answer.js';

/** Deeper is no form. */
const DEEPEST = 8;

/**
 * Kobo's JSON of one submission as canonical answers, so that a mapping can be tried with what people have at hand: repeats are arrays whose
 * rows repeat the full path in every key; row 2 becomes `r_nat[2]/nat_n`. Keys that Kobo adds begin with `_` and are left out.
 */
export function sampleAnswers(submission: Readonly<Record<string, unknown>>): Answers {
  const answers: Record<string, string> = {};
  for (const [key, value] of Object.entries(submission)) if (!key.startsWith('_')) put(answers, { path: key, raw: key, depth: 0 }, value);
  return answers;
}

interface At {
  readonly path: string;
  readonly raw: string;
  readonly depth: number;
}

function put(answers: Record<string, string>, { path, raw, depth }: At, value: unknown): void {
  if (depth > DEEPEST || value === null || value === undefined) return;
  if (Array.isArray(value)) value.forEach((row, index) => put(answers, { path: index === 0 ? path : `${path}[${index + 1}]`, raw, depth: depth + 1 }, row));
  else if (typeof value === 'object') for (const [key, inner] of Object.entries(value)) put(answers, { path: key.startsWith(`${raw}/`) ? path + key.slice(raw.length) : `${path}/${key}`, raw: key.startsWith(`${raw}/`) ? key : `${raw}/${key}`, depth: depth + 1 }, inner);
  else answers[path] = String(value);
}
