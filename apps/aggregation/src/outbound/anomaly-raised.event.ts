import type { AlertRaisedV1 } from '@fm/contracts';
import { noteText, type AnomalyNote } from '../domain/anomaly/anomaly-note.js';

/** A day that should be looked at: the figure, and nothing of any record. */
export function anomalyRaised(note: AnomalyNote, province: string | null): AlertRaisedV1 {
  const { point, day, foundAt, overAt, revision } = note;
  return { kind: 'anomaly', place: point, day, province, message: noteText(note), raisedAt: foundAt, acknowledgedBy: null, acknowledgedAt: null, overAt, revision };
}
