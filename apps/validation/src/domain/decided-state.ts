import type { FormKind, Finding, FmrRecord, HeldPlace, MeasuredPosition, Verdict } from '@fm/contracts/vocabulary';
import type { Judgement } from './judge-fmr.js';

/** What travels beside the answers of a revision. */
export interface RevisionHeader {
  readonly submission: string;
  readonly revision: number;
  readonly source: string;
  readonly kind: FormKind;
  readonly training: boolean;
  readonly receivedAt: string;
  readonly formVersion: string | null;
}

/** What a person decided about one revision. A next revision is judged afresh. */
export interface PersonDecision {
  readonly submission: string;
  readonly revision: number;
  readonly verb: 'release' | 'reject';
  readonly actor: string;
  readonly reason: string;
  readonly decidedAt: string;
}

/** The state of a submission that is not withdrawn: from it, and from nothing else, the event is made. */
export interface DecidedState extends RevisionHeader {
  readonly decision: number;
  readonly status: Verdict;
  readonly effectiveAt: string;
  readonly record: FmrRecord | null;
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
  readonly ruleSetVersion: string;
  /** The number that this verdict gets. */
  readonly decision: number;
  readonly person: PersonDecision | undefined;
  /** When something other than the revision or a person caused it, such as a point that was registered. */
  readonly causedAt?: string | undefined;
}

/** The rules' verdict, unless a person has spoken about this very revision. A release needs a record: without point, day or total there is none. */
export function decide({ header, judgement, ruleSetVersion, decision, person, causedAt }: DecisionInputs): DecidedState {
  const verdict = verdictOf(judgement, person);
  return {
    ...header,
    ...judgement,
    decision,
    ruleSetVersion,
    status: verdict,
    effectiveAt: latest(header.receivedAt, person?.decidedAt, causedAt),
    decidedBy: person?.actor ?? 'rules',
  };
}

function verdictOf(judgement: Judgement, person: PersonDecision | undefined): Verdict {
  if (person?.verb === 'reject') return 'rejected';
  if (person?.verb === 'release' && judgement.record !== null && judgement.status === 'quarantined') return 'flagged';
  return judgement.status;
}

function latest(...instants: (string | undefined)[]): string {
  return new Date(Math.max(...instants.map((instant) => (instant === undefined ? 0 : Date.parse(instant))))).toISOString();
}
