import { Injectable } from '@nestjs/common';
import {
  ALERT_RAISED, ENUMERATOR_REGISTERED, PROTECTION_ALERTED, ROUND_PLANNED, type AlertRaisedV1, type EnumeratorRegisteredV1, type ProtectionAlertedV1, type RoundPlannedV1,
} from '@fm/contracts';
import type { Transaction } from '@fm/persistence';

/** This service's copies of what validation registers; an entry is replaced only by a later revision of it. */
@Injectable()
export class KnownRegisterRepository {
  keepRounds(tx: Transaction, rounds: readonly RoundPlannedV1[]): Promise<void> {
    return keep(tx, 'known_round', rounds.map((entry) => ({ key: ROUND_PLANNED.keyOf(entry), entry })));
  }

  keepEnumerators(tx: Transaction, enumerators: readonly EnumeratorRegisteredV1[]): Promise<void> {
    return keep(tx, 'known_enumerator', enumerators.map((entry) => ({ key: ENUMERATOR_REGISTERED.keyOf(entry), entry })));
  }

  keepAlerts(tx: Transaction, alerts: readonly AlertRaisedV1[]): Promise<void> {
    return keep(tx, 'raised_alert', alerts.map((entry) => ({ key: ALERT_RAISED.keyOf(entry), entry })));
  }

  keepProtectionAlerts(tx: Transaction, alerts: readonly ProtectionAlertedV1[]): Promise<void> {
    return keep(tx, 'protection_alert', alerts.map((entry) => ({ key: PROTECTION_ALERTED.keyOf(entry), entry })));
  }
}

async function keep(tx: Transaction, table: string, rows: readonly { readonly key: string; readonly entry: { readonly revision: number } }[]): Promise<void> {
  await tx.query(
    `insert into ${table} as held (key, revision, entry)
     select distinct on (key) key, (entry->>'revision')::int, entry from jsonb_to_recordset($1::jsonb) as r(key text, entry jsonb) order by key, (entry->>'revision')::int desc
     on conflict (key) do update set revision = excluded.revision, entry = excluded.entry where held.revision < excluded.revision`,
    [JSON.stringify(rows)],
  );
}
