import type { CanonicalRecord, FormKind, Finding, HeldPlace, MeasuredPosition, SourceMode, Verdict } from '@fm/contracts/vocabulary';
import type { Judgement } from './judgement.js';
import type { Word } from './last-word.js';
import type { TrainingDecision } from './training.js';

/** What travels beside the answers of a revision. */
export interface RevisionHeader {
  readonly submission: string;
  readonly revision: number;
  readonly source: string;
  readonly kind: FormKind;
  /** What the source was when this was received. */
  readonly mode: SourceMode;
  /** Read when its source was connected: neither late nor a restatement. Missing where nobody said so. */
  readonly backfill?: boolean | undefined;
  readonly receivedAt: string;
  /** When Kobo took it from the phone, where it says. */
  readonly submittedAt?: string | null | undefined;
  readonly formVersion: string | null;
  /** Kobo's uuid of the body; missing in what was kept before it was heard. */
  readonly uuid?: string | undefined;
}

/** The state of a submission that is not withdrawn: from it, and from nothing else, the event is made. */
export interface DecidedState extends RevisionHeader {
  readonly decision: number;
  readonly status: Verdict;
  /** An exercise: goes all the way and counts in no figure. */
  readonly training: boolean;
  readonly effectiveAt: string;
  readonly record: CanonicalRecord | null;
  readonly position: MeasuredPosition | null;
  readonly held: HeldPlace;
  readonly findings: readonly Finding[];
  readonly mappingVersion: string;
  readonly ruleSetVersion: string;
  readonly decidedBy: string;
}

export interface DecisionInputs {
  readonly header: RevisionHeader;
  readonly judgement: Judgement;
  /** The number that this verdict gets. */
  readonly decision: number;
  /** What a person last said of it, here or in Kobo. */
  readonly word: Word | null;
  readonly training: TrainingDecision;
  /** When something other than the revision, a person or training caused it, such as a point that was registered. */
  readonly causedAt?: string | undefined;
}

/** The rules' verdict, unless a person has spoken. A release needs a record: without point, day or total there is none, and the word has no effect. */
export function decide({ header, judgement, decision, word: said, training, causedAt }: DecisionInputs): DecidedState {
  const word = said?.verb === 'release' && judgement.record === null ? null : said;
  const { submission, revision, source, kind, mode, backfill, receivedAt, formVersion } = header;
  // Picked one by one: class X and what neighbours compare are no part of a state.
  const { record, position, held, findings, mappingVersion, ruleSetVersion, causes } = judgement;
  return {
    submission, revision, source, kind, mode, backfill, receivedAt, formVersion,
    record, position, held, findings, mappingVersion, ruleSetVersion,
    decision,
    status: verdictOf(judgement, word),
    training: training.training,
    effectiveAt: latest(header.receivedAt, word?.since, causedAt, ...training.causes, ...causes),
    decidedBy: word && word.verb !== 'none' ? word.by : 'rules',
  };
}

function verdictOf(judgement: Judgement, word: Word | null): Verdict {
  switch (word?.verb) {
    case 'reject': return 'rejected';
    case 'hold': return 'quarantined';
    case 'release': return judgement.status === 'quarantined' ? 'flagged' : judgement.status;
    case 'none':
    case undefined: return judgement.status;
  }
}

function latest(...instants: (string | undefined)[]): string {
  return new Date(Math.max(...instants.map((instant) => (instant === undefined ? 0 : Date.parse(instant))))).toISOString();
}
