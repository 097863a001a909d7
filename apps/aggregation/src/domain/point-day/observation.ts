import { isLocalDay, isOfKind, localDayOf, type LocalDay, type VersionTriple } from '@fm/contracts/vocabulary';
import type { HoldableRecord } from '../count-hold.js';
import type { CountableRecord } from '../count-record.js';
import { codeOr, pointStated } from '../movement-cell.js';
import { anyVulnerability, fieldsAsked } from './fields-asked.js';
import { watchOf, type Watch } from './watch.js';

/** A state of a submission, whatever it holds; times in ISO 8601. */
export interface StatedSubmission {
  readonly submission: string;
  readonly version: VersionTriple;
  readonly effectiveAt: string;
}

/** When and how its body came in. */
export interface Received {
  readonly receivedAt: string;
  readonly backfill?: boolean;
}

/** What a registry record says beside its movements; of one that is held or rejected only that it was decided. */
export interface RegistryFacts {
  readonly direction: string;
  readonly flagged: boolean;
  readonly anyVulnerability: boolean | null;
  readonly missing: number;
  readonly fields: number;
}

/** What one submission says of a day at a point. `facts` null: nothing, as where it was withdrawn or is an exercise. */
export interface Observation {
  readonly submission: string;
  readonly version: VersionTriple;
  readonly status: string;
  readonly effectiveAt: string;
  readonly facts: null | {
    readonly point: string;
    readonly day: LocalDay;
    readonly receivedAt: string;
    readonly backfill: boolean;
    readonly registry: RegistryFacts | null;
    readonly watch: Watch | null;
  };
}

/** @returns null for kinds of form that say nothing of this */
export function observationLocated(data: StatedSubmission & Received & CountableRecord): Observation | null {
  const { submission, version, status, effectiveAt, receivedAt, backfill = false, geoFindings } = data;
  const stated = { submission, version, status, effectiveAt };
  if (isOfKind('coverage', data)) {
    const watch = watchOf(data.record);
    return { ...stated, facts: data.training ? null : { point: pointStated(data.record.point), day: watch.day, receivedAt, backfill, registry: null, watch } };
  }
  if (!isOfKind('fmr', data)) return null;
  const { record } = data;
  const flagged = status === 'flagged' || geoFindings.some(({ severity }) => severity !== 'I');
  const registry = { direction: codeOr(record.direction), flagged, anyVulnerability: anyVulnerability(record), ...fieldsAsked(record) };
  return { ...stated, facts: data.training ? null : { point: pointStated(record.point), day: record.day, receivedAt, backfill, registry, watch: null } };
}

/** A registry record that is held or rejected was decided all the same. As with holds, a day that is not known is that of receipt. */
export function observationHeld({ submission, version, status, effectiveAt, receivedAt, backfill = false, kind, training, point, day, direction }: StatedSubmission & Received & HoldableRecord): Observation | null {
  if (kind !== 'fmr' && kind !== 'coverage') return null;
  const stated = { submission, version, status, effectiveAt };
  if (training || kind === 'coverage') return { ...stated, facts: null };
  const known = day !== null && isLocalDay(day) ? day : localDayOf(new Date(receivedAt));
  const registry = { direction: codeOr(direction), flagged: false, anyVulnerability: null, missing: 0, fields: 0 };
  return { ...stated, facts: { point: pointStated(point), day: known, receivedAt, backfill, registry, watch: null } };
}

export const observationWithdrawn = ({ submission, version, effectiveAt }: StatedSubmission): Observation => ({ submission, version, status: 'withdrawn', effectiveAt, facts: null });
