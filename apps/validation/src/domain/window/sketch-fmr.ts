import type { FmrRecord } from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../drafts/fmr-draft.js';
import type { Sketch } from './sketch.js';

/** Null without a clock: then nothing can be near it in time. */
export function sketchFmr({ startedAt, endedAt, device }: FmrDraft, record: FmrRecord): Sketch | null {
  if (startedAt === null) return null;
  const nations = record.nationalities.map(({ iso3 }) => iso3).toSorted().join(' ');
  const people = record.sexAge.map(({ sex, age, n }) => `${sex} ${age} ${n}`).toSorted().join(', ');
  return {
    point: record.point, day: record.day, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, enumerator: record.enumerator, device,
    group: `${record.direction} ${record.nTotal} ${record.transport} ${nations}`, people, nTotal: record.nTotal,
  };
}
