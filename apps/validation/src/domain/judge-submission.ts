import { localDayOf, type CanonicalRecord, type FormKind, type HeldPlace, type MonitoringPoint } from '@fm/contracts/vocabulary';
import type { DraftOfKind } from './drafts/draft-of-kind.js';
import type { HeaderDraft } from './drafts/header-draft.js';
import type { Judgement } from './judgement.js';
import type { CompiledMapping } from './mapping/compile-mapping.js';
import { mapAnswers } from './mapping/map-answers.js';
import type { Answers } from './mapping/read-answer.js';
import { directionOf, recordFmr } from './records/record-fmr.js';
import { recordCoverage, recordCt, recordFms } from './records/record-other.js';
import { isAboutWhatWent } from './redaction.js';
import { plannedHours, type Roster, type WorkedHours } from './registers/roster.js';
import type { RuleSettings } from './rules/rule-settings.js';
import type { FormKnowledge, RegisteredEnumerator, RuleContext } from './rules/rule.js';
import { runRules } from './rules/run-rules.js';
import { sketchFmr } from './window/sketch-fmr.js';
import type { Neighbour, Sketch } from './window/sketch.js';

/** Everything that a verdict is made from beside the answers. */
export interface Bench {
  readonly points: ReadonlyMap<string, MonitoringPoint>;
  readonly settings: RuleSettings;
  /** Undefined: there is no register. */
  readonly enumerators?: ReadonlyMap<string, RegisteredEnumerator> | undefined;
  /** Days within which a point is expected, by its code. */
  readonly syncDays?: ReadonlyMap<string, number> | undefined;
  /** What active rounds plan, where it may concern what is judged. */
  readonly roster?: Roster | undefined;
}

/** A body to be judged, with the form that it was written with. */
export interface Submitted {
  readonly kind: FormKind;
  readonly answers: Answers;
  readonly receivedAt: Date;
  readonly mapping: CompiledMapping;
  /** Fields whose question is another in this version of the form. */
  readonly changed?: readonly string[];
  readonly form?: FormKnowledge;
  readonly backfill?: boolean;
  /** When Kobo took it from the phone; else it is taken to have been sent when it was received. */
  readonly submittedAt?: Date | null;
  readonly edited?: boolean;
  readonly copies?: number;
  readonly neighbours?: readonly Neighbour[];
  /** Rules by which answers were taken out of the body: they stand as if they were still there. */
  readonly redacted?: readonly string[];
  /** Rules that the circuit breaker has turned into flags on that day. */
  readonly tripped?: ReadonlySet<string>;
}

type RecordersOf = { readonly [K in FormKind]: (draft: DraftOfKind[K]) => CanonicalRecord | null };
const RECORDERS: RecordersOf = { coverage: recordCoverage, fmr: recordFmr, fms: recordFms, ct: recordCt };

/** The verdict on a body: a pure function of its answers, its neighbours, and what is registered and set. Never throws for bad data. */
export function judgeSubmission(submitted: Submitted, bench: Bench): Judgement {
  switch (submitted.kind) {
    case 'coverage': return judge('coverage', submitted, bench);
    case 'fmr': return judge('fmr', submitted, bench);
    case 'fms': return judge('fms', submitted, bench);
    case 'ct': return judge('ct', submitted, bench);
  }
}

function judge<K extends FormKind>(kind: K, submitted: Submitted, bench: Bench): Judgement {
  const { mapping, answers, receivedAt, changed, tripped } = submitted;
  const mapped = mapAnswers(kind, mapping, answers, changed);
  const context = contextOf(mapped, submitted, bench);
  const inForce = bench.settings.inForce(kind, context.point?.type ?? null, receivedAt);
  const { draft, findings } = runRules(mapped, context, context.redacted.length === 0 ? inForce.rules : inForce.rules.filter(({ rule }) => !isAboutWhatWent(rule.id)), tripped);
  const record = draft.fits ? RECORDERS[kind](draft) : null;
  const holds = record === null || findings.some(({ severity }) => severity === 'E');
  const doubts = findings.some(({ severity }) => severity === 'M' || severity === 'W');
  return {
    status: holds ? 'quarantined' : doubts ? 'flagged' : 'accepted',
    record, findings, position: draft.position, held: heldPlace(draft),
    mappingVersion: mapping.version, ruleSetVersion: inForce.version,
    causes: mapping.decidedAt === null ? inForce.causes : [...inForce.causes, mapping.decidedAt],
    protection: draft.protection, sketch: () => sketchOf(draft, record),
    fieldwork: { enumerator: draft.enumerator, shift: draft.shift, startedAt: draft.startedAt, endedAt: draft.endedAt },
  };
}

function contextOf(draft: HeaderDraft, submitted: Submitted, { points, enumerators, syncDays, roster }: Bench): RuleContext {
  const { kind, answers, receivedAt, submittedAt, form = 'unstated', backfill = false, edited = false, copies = 0, neighbours = NO_NEIGHBOURS, redacted = NOTHING_GONE } = submitted;
  return {
    kind, receivedAt, sentAt: submittedAt ?? receivedAt, receivedOn: localDayOf(receivedAt), form, backfill, edited, copies, neighbours, redacted,
    point: points.get(draft.point ?? '') ?? null,
    syncDays: syncDays?.get(draft.point ?? '') ?? null,
    planned: roster === undefined || draft.point === null || draft.day === null ? NOTHING_PLANNED : plannedHours(roster, draft.point, draft.day),
    // What has its fields is neither encrypted nor empty, and need not be looked through.
    sealed: !draft.fits && ('encryptedXmlFile' in answers || 'base64EncryptedKey' in answers || isEmpty(answers)),
    enumerator: enumerators && draft.enumerator !== null ? enumerators.get(draft.enumerator) ?? null : undefined,
  };
}

const NOTHING_PLANNED: readonly WorkedHours[] = [];
const NO_NEIGHBOURS: readonly Neighbour[] = [];
const NOTHING_GONE: readonly string[] = [];

function isEmpty(answers: Answers): boolean {
  for (const path in answers) if (Object.hasOwn(answers, path)) return false;
  return true;
}

const isFmr = (draft: HeaderDraft): draft is DraftOfKind['fmr'] => 'nTotalText' in draft;

function heldPlace(draft: HeaderDraft): HeldPlace {
  const { point, day } = draft;
  return isFmr(draft) ? { point, day, direction: directionOf(draft), nTotal: draft.nTotal } : { point, day, direction: null, nTotal: null };
}

function sketchOf(draft: HeaderDraft, record: CanonicalRecord | null): Sketch | null {
  return record !== null && isFmr(draft) && 'nTotal' in record ? sketchFmr(draft, record) : null;
}
