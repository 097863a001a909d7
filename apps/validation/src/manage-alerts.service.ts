import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { ALERT_KINDS, PROTECTION_ALERT_KINDS } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import type { Alert, AnyAlertKind } from './domain/alert.js';
import { RaiseAlertsService } from './raise-alerts.service.js';
import { AlertRepository, type AlertKey } from './store/alert.repository.js';
import { ProtectionNoteRepository, type ProtectionNote } from './store/protection-note.repository.js';
import { ALREADY_ACKNOWLEDGED, NO_SUCH_ALERT, NO_SUCH_RECORD } from './validation.problems.js';

/** An alert with its age: how long it is open, or was until somebody acknowledged it. */
export interface AgedAlert extends Alert {
  readonly openHours: number;
}

/** What was raised, as far as it is somebody's, and the answers of class X for those whose work they are. */
@Injectable()
export class ManageAlertsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AlertRepository) private readonly alerts: AlertRepository,
    @Inject(RaiseAlertsService) private readonly raising: RaiseAlertsService,
    @Inject(ProtectionNoteRepository) private readonly notes: ProtectionNoteRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list({ role, provinces }: Caller, onlyOpen: boolean): Promise<readonly AgedAlert[]> {
    const found = await this.alerts.list(this.database.manager, kindsFor(role), { provinces, onlyOpen });
    return found.map((alert) => this.aged(alert));
  }

  /** @throws Problem NO_SUCH_ALERT where there is none among the caller's, ALREADY_ACKNOWLEDGED with the name of who did */
  acknowledge(key: AlertKey, { role, provinces, subject }: Caller): Promise<AgedAlert> {
    return inTransaction(this.database, async (tx) => {
      const alert = await this.alerts.find(tx, key);
      const own = alert && kindsFor(role).includes(alert.kind) && (provinces === null || alert.province === null || provinces.includes(alert.province));
      if (!alert || !own) throw new Problem(NO_SUCH_ALERT, { en: 'Take kind, place and day from the list.', lo: 'ເອົາ kind, place ແລະ day ຈາກລາຍການ.' });
      if (alert.acknowledgedBy !== null) throw new Problem(ALREADY_ACKNOWLEDGED, { en: `${alert.acknowledgedBy} has it: speak with them.`, lo: `${alert.acknowledgedBy} ຮັບໄວ້ແລ້ວ: ໃຫ້ລົມກັບຜູ້ນັ້ນ.` });
      return this.aged(await this.raising.acknowledge(tx, key, subject));
    });
  }

  /** Written down before it is shown. @throws Problem NO_SUCH_RECORD */
  readNote(submission: string, reason: string, { subject }: Caller): Promise<ProtectionNote> {
    return inTransaction(this.database, async (tx) => {
      const note = await this.notes.one(tx, submission);
      if (!note) throw new Problem(NO_SUCH_RECORD, { en: 'Only records that count are noted here: check the key.', lo: 'ທີ່ນີ້ມີແຕ່ບັນທຶກທີ່ຖືກນັບ: ກວດລະຫັດຄືນ.' });
      await this.notes.audit(tx, { submission, reader: subject, reason, at: this.clock.now().toISOString() });
      return note;
    });
  }

  private aged(alert: Alert): AgedAlert {
    const until = alert.acknowledgedAt ?? alert.overAt ?? this.clock.now().toISOString();
    return { ...alert, openHours: Math.max(0, Math.floor((Date.parse(until) - Date.parse(alert.raisedAt)) / 3_600_000)) };
  }
}

const kindsFor = (role: Caller['role']): readonly AnyAlertKind[] => (role === 'protection' ? PROTECTION_ALERT_KINDS : ALERT_KINDS);
