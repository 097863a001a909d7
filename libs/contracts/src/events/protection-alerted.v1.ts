import { IsIn } from 'class-validator';
import { PROTECTION_ALERT_KINDS, type ProtectionAlertKind } from '../vocabulary/alert-kind.js';
import { defineTopic } from '../topic.js';
import { alertKeyOf, AlertV1 } from './alert.js';

/** For the protection focal points alone: a reminder that somebody should ask the team, not the record and not a number. */
export class ProtectionAlertedV1 extends AlertV1 {
  @IsIn(PROTECTION_ALERT_KINDS) readonly kind: ProtectionAlertKind;
}

export const PROTECTION_ALERTED = defineTopic<ProtectionAlertedV1>({
  name: 'fm.protection.alerted.v1',
  payload: ProtectionAlertedV1,
  keyOf: alertKeyOf,
  versionOf: (event) => String(event.revision),
  producer: 'validation',
  consumers: ['gateway'],
  tier: 'protection',
  retention: { days: 14 },
  sealedAtRest: true,
});
