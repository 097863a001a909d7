import type { Answers } from './mapping/read-answer.js';

/** One answer that a person mended here. Nothing of it is changed afterwards, but for how it ended. */
export interface Correction {
  readonly id: number;
  readonly submission: string;
  /** The revision that was mended. */
  readonly revision: number;
  readonly path: string;
  /** What the body said then; null: nothing. */
  readonly base: string | null;
  /** What counted then: another correction's value, where one was laid over it. */
  readonly old: string | null;
  /** Null: the answer is taken away. */
  readonly new: string | null;
  /** What was wrong: the rule that found it, or words. */
  readonly issue: string;
  readonly reason: string;
  readonly actor: string;
  readonly decidedAt: string;
  /** The revision that said the same: Kobo has it, nothing is laid over it any more. */
  readonly closedRevision: number | null;
}

/** `applied`: laid over the answer; `conflict`: somebody changed the answer in Kobo to a third value, which counts until a person looks; `superseded`: mended again. */
export const CORRECTION_STATES = ['applied', 'closed', 'conflict', 'superseded'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** Answers with corrections laid over them, and when what did so was decided. */
export interface MendedAnswers {
  readonly answers: Answers;
  readonly causes: readonly string[];
}

/** The answer at a path; null where there is none. */
export const valueAt = (answers: Answers, path: string): string | null => (Object.hasOwn(answers, path) ? (answers[path] ?? null) : null);

/**
 * How each of a submission's corrections stands against a body. The newest of a path counts, where the answer under it is what it was, or what an
 * earlier correction of ours made of it on its way through Kobo.
 * @param corrections of one submission, oldest first
 */
export function statesOf(corrections: readonly Correction[], answers: Answers): ReadonlyMap<number, CorrectionState> {
  return new Map(corrections.map((correction) => [correction.id, stateOf(correction, corrections, answers)]));
}

function stateOf(correction: Correction, all: readonly Correction[], answers: Answers): CorrectionState {
  if (correction.closedRevision !== null) return 'closed';
  const ofPath = all.filter(({ path }) => path === correction.path);
  if (ofPath.some(({ id }) => id > correction.id)) return 'superseded';
  const ours = ofPath.filter(({ id }) => id < correction.id).map((earlier) => earlier.new);
  return [correction.base, ...ours].includes(valueAt(answers, correction.path)) ? 'applied' : 'conflict';
}

/** Corrections that this revision of the body says itself: they are closed by it. */
export function closedBy(corrections: readonly Correction[], revision: number, answers: Answers): number[] {
  const open = corrections.filter(({ closedRevision }) => closedRevision === null);
  return open.filter((correction) => revision > correction.revision && valueAt(answers, correction.path) === correction.new).map(({ id }) => id);
}

export function mended(answers: Answers, corrections: readonly Correction[]): MendedAnswers {
  const states = statesOf(corrections, answers);
  const laid = corrections.filter(({ id }) => states.get(id) === 'applied');
  const causes = laid.map(({ decidedAt }) => decidedAt);
  if (laid.length === 0) return { answers, causes };
  const changed = new Map<string, string | null>(laid.map((correction) => [correction.path, correction.new]));
  const kept = Object.entries(answers).filter(([path]) => !changed.has(path));
  const added = [...changed].filter((entry): entry is [string, string] => entry[1] !== null);
  return { answers: Object.fromEntries([...kept, ...added]), causes };
}
