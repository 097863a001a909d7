import {
  derivedDirection, type Finding, type FmrRecord, type HeldPlace, type LocalDay, type MeasuredPosition, type MonitoringPoint, type Verdict,
} from '@fm/contracts/vocabulary';
import type { FmrDraft } from './fmr-draft.js';
import { FMR_MAPPING_VERSION, mapFmr } from './mapping/map-fmr.js';
import type { Answers } from './mapping/read-answer.js';
import { settledNationalities, settledSexAge } from './rules/breakdown.rules.js';
import { runRules } from './rules/rule-set.js';

/** What mapping and rules make of a body, before any person has spoken. */
export interface Judgement {
  readonly status: Exclude<Verdict, 'rejected'>;
  /** Null where point, day or total are missing: then nobody can release it as it is. */
  readonly record: FmrRecord | null;
  readonly position: MeasuredPosition | null;
  readonly held: HeldPlace;
  readonly findings: readonly Finding[];
  readonly mappingVersion: string;
}

/** The verdict on the answers of a registry form, a pure function of them, the register and the day of receipt. */
export function judgeFmr(answers: Answers, points: ReadonlyMap<string, MonitoringPoint>, receivedOn: LocalDay): Judgement {
  const mapped = mapFmr(answers);
  const { draft, findings } = runRules(mapped, { point: points.get(mapped.point ?? '') ?? null, receivedOn });
  const record = recordOf(draft);
  const holds = record === null || findings.some((finding) => finding.severity === 'E');
  const doubts = findings.some((finding) => finding.severity === 'M' || finding.severity === 'W');
  return {
    status: holds ? 'quarantined' : doubts ? 'flagged' : 'accepted',
    record,
    position: draft.position,
    held: { point: draft.point, day: draft.day, direction: directionOf(draft), nTotal: draft.nTotal },
    findings,
    mappingVersion: FMR_MAPPING_VERSION,
  };
}

/** The stated direction where it says something, else the one that follows from the countries. */
function directionOf({ statedDirection, departure, destination }: FmrDraft): FmrRecord['direction'] {
  return statedDirection !== null && statedDirection !== 'undefined' ? statedDirection : derivedDirection(departure.country, destination.country);
}

function recordOf(draft: FmrDraft): FmrRecord | null {
  const { point, day, nTotal } = draft;
  if (point === null || day === null || nTotal === null || nTotal < 1) return null;
  const { hour, shift, enumerator, infoSource, consent, departure, destination, movementType, reasons, transport, stay, groupType, vulnerabilities } = draft;
  return {
    point, day, hour, shift, enumerator, infoSource, consent, direction: directionOf(draft), departure, destination, movementType, reasons,
    transport, stay, groupType, nTotal, vulnerabilities,
    sexAge: settledSexAge(draft.sexAge, nTotal),
    nationalities: settledNationalities(draft.nationalities, nTotal),
  };
}
