import type { AlertRaisedV1, ProtectionAlertedV1, ProtectionNotedV1 } from '@fm/contracts';
import type { AlertKind, ProtectionAlertKind } from '@fm/contracts/vocabulary';
import type { Alert } from '../domain/alert.js';
import type { DecidedState } from '../domain/decided-state.js';

/** @param province of the point, null where it is not known */
export function notedEvent({ submission, revision, decision, effectiveAt, kind, training, held }: DecidedState, { province, answers }: { readonly province: string | null; readonly answers: Readonly<Record<string, string>> }): ProtectionNotedV1 {
  return { submission, version: { revision, decision, placement: 0 }, effectiveAt, kind, training, province, month: held.day?.slice(0, 7) ?? null, answers: training ? {} : answers };
}

export const alertEvent = (alert: Alert, kind: AlertKind): AlertRaisedV1 => ({ ...alert, kind });
export const protectionAlertEvent = (alert: Alert, kind: ProtectionAlertKind): ProtectionAlertedV1 => ({ ...alert, kind });
