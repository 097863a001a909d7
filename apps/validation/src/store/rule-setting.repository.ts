import { Injectable } from '@nestjs/common';
import type { LocalDay } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { RuleSettings, type RuleSetting } from '../domain/rules/rule-settings.js';

/** What a change would have done to the newest records, as it was told before it was saved. */
export interface SettingEffect {
  readonly records: number;
  readonly held: number;
  readonly flagged: number;
  readonly heldBefore: number;
  readonly flaggedBefore: number;
}

/** A setting with who made it and why. */
export interface RecordedSetting extends RuleSetting {
  readonly effect: SettingEffect | null;
  readonly reason: string;
  readonly actor: string;
}

type Row = Omit<RecordedSetting, 'decidedAt' | 'appliesFrom' | 'id'> & { readonly id: string; readonly decidedAt: Date; readonly appliesFrom: Date };

const COLUMNS = 'id, rule, point_type as "pointType", severity, thresholds, effect, reason, actor, decided_at as "decidedAt", applies_from as "appliesFrom"';

/** What people set for the rules: nothing is overwritten, the newest of a rule and type of point counts. */
@Injectable()
export class RuleSettingRepository {
  private compiled: { readonly last: string; readonly settings: RuleSettings } | null = null;

  /** Compiled once, until somebody sets something. */
  async settings(tx: Transaction): Promise<RuleSettings> {
    const [newest] = await tx.query<{ last: string }[]>('select coalesce(max(id), 0) as last from rule_setting');
    const last = newest?.last ?? '0';
    if (this.compiled?.last !== last) this.compiled = { last, settings: new RuleSettings(await this.history(tx)) };
    return this.compiled.settings;
  }

  /** All of them, of all rules or of one, newest first. */
  async history(tx: Transaction, rule: string | null = null): Promise<RecordedSetting[]> {
    const rows = await tx.query<Row[]>(`select ${COLUMNS} from rule_setting where $1::text is null or rule = $1 order by id desc`, [rule]);
    return rows.map((row) => ({ ...row, id: Number(row.id), decidedAt: row.decidedAt.toISOString(), appliesFrom: row.appliesFrom.toISOString() }));
  }

  /** Call it with the registers locked. */
  async set(tx: Transaction, { rule, pointType, severity, thresholds, effect, reason, actor, decidedAt, appliesFrom }: Omit<RecordedSetting, 'id'>): Promise<RecordedSetting> {
    await tx.query(
      'insert into rule_setting (rule, point_type, severity, thresholds, effect, reason, actor, decided_at, applies_from) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [rule, pointType, severity, thresholds && JSON.stringify(thresholds), effect && JSON.stringify(effect), reason, actor, decidedAt, appliesFrom],
    );
    const [newest] = await this.history(tx, rule);
    if (!newest) throw new Error('A setting that was just written is not there.');
    return newest;
  }
}

/** A source and a day of receipt. */
export interface SourceDay {
  readonly source: string;
  readonly day: LocalDay;
}

export const sourceDayKey = ({ source, day }: SourceDay): string => `${day} ${source}`;
