import type { Bilingual, LocalDay } from '@fm/contracts/vocabulary';
import type { Anomaly } from './anomalies.js';

/** An anomaly as it is kept; times in ISO 8601. */
export interface AnomalyNote extends Anomaly {
  readonly point: string;
  readonly foundAt: string;
  /** When it was none any more, by itself; null while it is one. */
  readonly overAt: string | null;
  readonly revision: number;
}

/** Subscribers are told of what is news; older days, as of a source that was connected now, are noted and nothing more. */
const NEWS_DAYS = 14;
const DAY_MS = 86_400_000;

export const isNews = ({ day, foundAt }: Pick<AnomalyNote, 'day' | 'foundAt'>): boolean => Date.parse(foundAt) - Date.parse(`${day}T00:00:00+07:00`) <= NEWS_DAYS * DAY_MS;

/** What of the notes of a point changes, now that these are its anomalies: found, changed, over and back again. */
export function notesChanged(held: readonly AnomalyNote[], { point, found, now }: { readonly point: string; readonly found: readonly Anomaly[]; readonly now: string }): AnomalyNote[] {
  const before = new Map<LocalDay, AnomalyNote>(held.map((note) => [note.day, note]));
  const days = new Set(found.map(({ day }) => day));
  const current = found.flatMap((anomaly) => {
    const note = before.get(anomaly.day);
    if (note && note.overAt === null && note.value === anomaly.value && note.usual === anomaly.usual && note.comparable === anomaly.comparable) return [];
    return [{ ...anomaly, point, foundAt: note?.foundAt ?? now, overAt: null, revision: (note?.revision ?? 0) + 1 }];
  });
  const over = held.filter(({ day, overAt }) => overAt === null && !days.has(day)).map((note) => ({ ...note, overAt: now, revision: note.revision + 1 }));
  return [...current, ...over];
}

/** Movements of a day are class P, so that the note may say them. */
export function noteText({ value, usual, comparable }: Anomaly): Bilingual {
  return {
    en: `${value} movements, usually ${usual} on this weekday (${comparable} days compared). Ask the team: a holiday, a train, a closed road or a mistake may explain it.`,
    lo: `${value} ການເຄື່ອນຍ້າຍ, ປົກກະຕິ ${usual} ໃນວັນດຽວກັນຂອງອາທິດ (ທຽບກັບ ${comparable} ວັນ). ໃຫ້ຖາມທີມ: ອາດເປັນວັນພັກ, ລົດໄຟ, ທາງປິດ ຫຼື ຄວາມຜິດພາດ.`,
  };
}
