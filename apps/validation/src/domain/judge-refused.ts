import { judgeSubmission, type Bench, type Submitted } from './judge-submission.js';
import type { Judgement } from './judgement.js';
import { redacted, redactionOf, type Redaction } from './redaction.js';

/** A verdict, and what must not be kept of the body. */
export interface CarefulJudgement extends Judgement {
  readonly redaction: Redaction | null;
}

/** Judges a body, and once more without the answers that go: the verdict is the same on the day that they came and ever after. */
export function judgeCarefully(submitted: Submitted, bench: Bench): CarefulJudgement {
  const judgement = judgeSubmission(submitted, bench);
  const { mapping, answers, redacted: before = [] } = submitted;
  const redaction = redactionOf(mapping, { answers, findings: judgement.findings, direction: judgement.held.direction });
  if (redaction === null) return { ...judgement, redaction };
  const rules = [...new Set([...before, ...redaction.rules])];
  return { ...judgeSubmission({ ...submitted, answers: redacted(answers, redaction), redacted: rules }, bench), redaction };
}
