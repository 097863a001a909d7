/** A text for people in both languages. */
export interface ProblemText {
  readonly en: string;
  readonly lo: string;
}

/** One entry of an app's numbered list. Retired numbers stay in the list and are never used again. */
export interface ProblemKind {
  /** `FM-I-01`: the app's letter and a number that never changes its meaning. */
  readonly code: string;
  readonly status: number;
  readonly title: ProblemText;
  /** Whether sending the same again can help. */
  readonly retriable: boolean;
}

/** A failure that somebody outside is told about. `detail` says what was wrong with this one and what to do next; never a secret or an answer. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly kind: ProblemKind,
    readonly detail: ProblemText,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${kind.code}: ${detail.en}`);
  }

  get retriable(): boolean {
    return this.kind.retriable;
  }
}

/** RFC 9457 problem details with both languages; `title` and `detail` are English, `lo` repeats them in Lao. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly lo: { readonly title: string; readonly detail: string };
}

export function problemDetails(problem: Problem): ProblemDetails {
  const { code, status, title } = problem.kind;
  return { type: `urn:passage:problem:${code}`, title: title.en, status, detail: problem.detail.en, code, lo: { title: title.lo, detail: problem.detail.lo } };
}
