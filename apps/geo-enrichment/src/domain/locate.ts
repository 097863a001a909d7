import { isDeepStrictEqual } from 'node:util';
import { isOfKind, type CanonicalRecord, type Finding, type MeasuredPosition } from '@fm/contracts/vocabulary';
import type { Boundaries } from './boundaries/boundaries.js';
import { geodesicMetres } from './geometry/geodesic.js';
import type { NearestPlace } from './geometry/nearest-place.js';
import { measuredPlace } from './measured-place.js';
import { checkOf, positionFindings } from './position-findings.js';
import { codedPlace, type AliasLookup, type CodedPlace } from './stated-place.js';
import type { CountingSubmission, LocatedSubmission, Outcome, Place, PointFacts, PositionCheck } from './submission-state.js';

/** A boundary set by which a day went, and since when. */
export interface BoundaryChoice {
  readonly boundaries: Boundaries;
  readonly since: string | null;
}

/** What a submission is located by. */
export interface LocatingFacts {
  readonly position: MeasuredPosition | null;
  readonly point: PointFacts | undefined;
  readonly nearest: NearestPlace<PointFacts>;
  /** The sets by which the day of observation went, the present one last; read only where there is a position. */
  readonly boundaries: () => readonly BoundaryChoice[];
  readonly generation: number;
  readonly aliasOf: AliasLookup;
}

/**
 * Gives a submission its place, at the next placement: a pure function of the validated record, its position, the register, the boundary
 * sets and the aliases. The point's registered codes are the truth for the place of interview, the measured position a check. It took
 * effect with the last of what caused it: the decision, the point's codes, a set that changed its outcome, a person's word about a name;
 * so that the order in which these came does not show.
 */
export function locate(submission: CountingSubmission, facts: LocatingFacts): LocatedSubmission {
  const { version, effectiveAt } = submission;
  const { point, position } = facts;
  const [departure, destination] = endsOf(submission, facts.aliasOf);
  const checked = checkedPosition(facts);
  const outcome: Outcome = {
    place: placeOf(point), measured: checked.check.measured, departure: departure?.place ?? null, destination: destination?.place ?? null,
    geoFindings: [...(departure?.findings ?? []), ...(destination?.findings ?? []), ...checked.findings],
  };
  return {
    ...submission, position, outcome, check: checked.check,
    version: { ...version, placement: version.placement + 1 },
    effectiveAt: latest(effectiveAt, [point?.changedAt, checked.since, departure?.decidedAt, destination?.decidedAt]),
    coded: codedRecord(submission, departure, destination),
    names: [departure?.name, destination?.name].flatMap((name) => (name ? [name] : [])),
    codesRevision: point?.revision ?? 0,
    boundaryGeneration: position ? facts.generation : null,
  };
}

/** Whether two outcomes say the same codes and findings; which set said so does not matter. */
export function sameOutcome(a: Outcome, b: Outcome): boolean {
  return isDeepStrictEqual(comparable(a), comparable(b));
}

/** Once through JSON, as it was stored: what is undefined is not there. */
function comparable(outcome: Outcome): unknown {
  return JSON.parse(JSON.stringify({ ...outcome, measured: { ...outcome.measured, boundarySet: null } }));
}

function placeOf(point: PointFacts | undefined): Place {
  return point ? { adm1: point.adm1, adm2: point.adm2, method: 'register' } : { adm1: null, adm2: null, method: 'none' };
}

/** Registry records and interviews state where people come from and go to; the other kinds do not. */
function endsOf(submission: CountingSubmission, aliasOf: AliasLookup): [CodedPlace, CodedPlace] | [null, null] {
  if (isOfKind('fmr', submission)) return [codedPlace('departure', submission.record.departure, aliasOf), codedPlace('destination', submission.record.destination, aliasOf)];
  if (isOfKind('fms', submission)) return [withoutWords(codedPlace('origin', submission.record.origin, aliasOf)), withoutWords(codedPlace('destination', submission.record.destination, aliasOf))];
  return [null, null];
}

/** Where somebody who was interviewed comes from is class S: a finding may say that something is wrong, not what, and no list of words may show it. */
function withoutWords(coded: CodedPlace): CodedPlace {
  return { ...coded, findings: coded.findings.map((finding) => ({ ...finding, value: null })), name: null };
}

function codedRecord(submission: CountingSubmission, departure: CodedPlace | null, destination: CodedPlace | null): CanonicalRecord {
  if (!departure || !destination) return submission.record;
  if (isOfKind('fmr', submission)) return { ...submission.record, departure: departure.place, destination: destination.place };
  if (isOfKind('fms', submission)) return { ...submission.record, origin: departure.place, destination: destination.place };
  return submission.record;
}

interface CheckedPosition {
  readonly check: PositionCheck;
  readonly findings: readonly Finding[];
  /** When the set that made this outcome came; null where it was so by what ships. */
  readonly since: string | null;
}

const UNASKED: CheckedPosition = {
  check: { measured: { class: 'none', country: null, adm1: null, adm2: null, method: 'none', other: null, distanceM: null, boundarySet: null }, pointM: null, nearestPoint: null, nearestM: null },
  findings: [], since: null,
};

function checkedPosition({ position, point, nearest, boundaries }: LocatingFacts): CheckedPosition {
  if (!position) return UNASKED;
  const choices = boundaries();
  const by = ({ boundaries: set }: BoundaryChoice): Pick<CheckedPosition, 'findings'> & { check: PositionCheck['measured']; pointM: number | null } => {
    const measured = measuredPlace(position, set);
    const pointM = point && measured.boundarySet !== null ? geodesicMetres(position, point) : null;
    return { check: checkOf(measured, pointM), pointM, findings: positionFindings(measured, point, pointM, set.facts) };
  };
  const said = choices.map(by);
  const now = said.at(-1);
  if (!now) return UNASKED;
  const last = said.findLastIndex(({ check, findings }) => !isDeepStrictEqual([{ ...check, boundarySet: null }, findings], [{ ...now.check, boundarySet: null }, now.findings]));
  const near = now.check.boundarySet === null ? null : nearest.to(position);
  return {
    check: { measured: now.check, pointM: now.pointM, nearestPoint: near?.place.code ?? null, nearestM: near?.metres ?? null },
    findings: now.findings, since: choices[last + 1]?.since ?? null,
  };
}

/** Compared as instants: the same one can be written in several ways. */
function latest(first: string, others: readonly (string | null | undefined)[]): string {
  return others.reduce<string>((late, other) => (other && Date.parse(other) > Date.parse(late) ? other : late), first);
}
