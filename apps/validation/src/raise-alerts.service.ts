import { Inject, Injectable } from '@nestjs/common';
import { ALERT_RAISED, PROTECTION_ALERTED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { isProtection, type Alert, type NewAlert } from './domain/alert.js';
import { alertEvent, protectionAlertEvent } from './outbound/protection.events.js';
import { AlertRepository, type AlertKey } from './store/alert.repository.js';

/** Says once what somebody should look at, to those whose it is. */
@Injectable()
export class RaiseAlertsService {
  constructor(
    @Inject(AlertRepository) private readonly alerts: AlertRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What was raised before is not raised again. Writes the outbox: call it last in the transaction. */
  async raise(tx: Transaction, alerts: readonly NewAlert[]): Promise<readonly Alert[]> {
    const raised = await this.alerts.raise(tx, alerts, this.clock.now().toISOString());
    await this.tell(tx, raised);
    return raised;
  }

  /** Its reason is gone by itself. */
  async end(tx: Transaction, key: AlertKey): Promise<void> {
    const held = await this.alerts.find(tx, key);
    if (!held || held.overAt !== null) return;
    await this.tell(tx, [await this.alerts.change(tx, key, { ...held, overAt: this.clock.now().toISOString() })]);
  }

  /** Something of the kind came after it was acknowledged: it is open again. */
  async reopen(tx: Transaction, key: AlertKey, cameAt: string): Promise<void> {
    const held = await this.alerts.find(tx, key);
    if (!held || held.acknowledgedAt === null || Date.parse(cameAt) <= Date.parse(held.acknowledgedAt)) return;
    await this.tell(tx, [await this.alerts.change(tx, key, { acknowledgedBy: null, acknowledgedAt: null, overAt: null })]);
  }

  async acknowledge(tx: Transaction, key: AlertKey, by: string): Promise<Alert> {
    const held = await this.alerts.find(tx, key);
    const changed = await this.alerts.change(tx, key, { acknowledgedBy: by, acknowledgedAt: this.clock.now().toISOString(), overAt: held?.overAt ?? null });
    await this.tell(tx, [changed]);
    return changed;
  }

  private async tell(tx: Transaction, alerts: readonly Alert[]): Promise<void> {
    await this.outbox.record(tx, PROTECTION_ALERTED, alerts.flatMap((alert) => (isProtection(alert.kind) ? [{ data: protectionAlertEvent(alert, alert.kind) }] : [])));
    await this.outbox.record(tx, ALERT_RAISED, alerts.flatMap((alert) => (isProtection(alert.kind) ? [] : [{ data: alertEvent(alert, alert.kind) }])));
  }
}
