import { IsIn } from 'class-validator';
import { ALERT_KINDS, type AlertKind } from '../vocabulary/alert-kind.js';
import { defineTopic } from '../topic.js';
import { alertKeyOf, AlertV1 } from './alert.js';

/** Something about the flow or its observation that should be looked at: a silent point, a surge, a rule that holds too much. */
export class AlertRaisedV1 extends AlertV1 {
  @IsIn(ALERT_KINDS) readonly kind: AlertKind;
}

export const ALERT_RAISED = defineTopic<AlertRaisedV1>({
  name: 'fm.alert.raised.v1',
  payload: AlertRaisedV1,
  keyOf: alertKeyOf,
  versionOf: (event) => String(event.revision),
  producer: 'validation',
  furtherProducers: ['aggregation'],
  consumers: ['gateway'],
  tier: 'partner',
  retention: { days: 14 },
});
