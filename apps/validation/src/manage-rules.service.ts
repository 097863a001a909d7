import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import type { Bilingual } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction, type Transaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { DESCRIBED_RULES, type DescribedRule } from './domain/rules/rule-set.js';
import { checkSetting } from './domain/rules/check-setting.js';
import { refuseOfSome } from './manage-mappings.service.js';
import { BreakerRepository, type BreakerTrip } from './store/breaker.repository.js';
import { lockRegisters } from './store/key-locks.js';
import { RedecisionRepository } from './store/redecision.repository.js';
import { RuleSettingRepository, type RecordedSetting, type SettingEffect } from './store/rule-setting.repository.js';
import { NO_SUCH_RULE, NOT_SETTABLE } from './validation.problems.js';
import { WeighRulesService, type ProposedSetting } from './weigh-rules.service.js';

/** A rule with what is set of it, newest first. */
export interface RuleWithSettings extends DescribedRule {
  readonly settings: readonly RecordedSetting[];
}

export interface WeighedSetting extends SettingEffect {
  readonly message: Bilingual;
}

/** Since when it judges; null: from now on. */
export type WrittenSetting = ProposedSetting & { readonly reason: string; readonly appliesFrom: string | null };

/** The rules as people see and set them. What a change would do is told before it is saved, and kept with it. */
@Injectable()
export class ManageRulesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RuleSettingRepository) private readonly rules: RuleSettingRepository,
    @Inject(WeighRulesService) private readonly scales: WeighRulesService,
    @Inject(BreakerRepository) private readonly breaker: BreakerRepository,
    @Inject(RedecisionRepository) private readonly redecisions: RedecisionRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(): Promise<readonly RuleWithSettings[]> {
    const history = await this.rules.history(this.database.manager);
    return DESCRIBED_RULES.map((rule) => ({ ...rule, settings: history.filter((setting) => setting.rule === rule.id) }));
  }

  trips({ provinces }: Caller): Promise<readonly BreakerTrip[]> {
    return this.breaker.list(this.database.manager, provinces);
  }

  /** Where nothing is proposed, what the rule does as it is. @throws Problem NO_SUCH_RULE or NOT_SETTABLE */
  async whatIf(proposed: ProposedSetting): Promise<WeighedSetting> {
    refuseUnsettable(proposed);
    const effect = await this.scales.weigh(this.database.manager, proposed);
    return { ...effect, message: inWords(effect) };
  }

  /** @throws Problem NO_SUCH_RULE, NOT_SETTABLE, or FORBIDDEN to whom not all provinces belong */
  set(written: WrittenSetting, caller: Caller): Promise<RecordedSetting> {
    refuseOfSome(caller);
    refuseUnsettable(written);
    return this.change((tx, now) => this.record(tx, written, { caller, now }));
  }

  /** Takes the newest setting of a rule back: what stood before it is set anew. @throws Problem NO_SUCH_RULE or NOT_SETTABLE where nothing was set */
  undo(rule: string, reason: string, caller: Caller): Promise<RecordedSetting> {
    refuseOfSome(caller);
    return this.change(async (tx, now) => {
      const [newest, ...earlier] = await this.rules.history(tx, rule);
      if (!newest) throw new Problem(NOT_SETTABLE, { en: 'Nothing was set of this rule: there is nothing to take back.', lo: 'ບໍ່ໄດ້ຕັ້ງຫຍັງໄວ້: ບໍ່ມີຫຍັງຈະຍົກເລີກ.' });
      const before = earlier.find(({ pointType }) => pointType === newest.pointType);
      const restored = { rule, pointType: newest.pointType, severity: before?.severity ?? null, thresholds: before?.thresholds ?? null };
      return this.record(tx, { ...restored, reason, appliesFrom: newest.appliesFrom }, { caller, now });
    });
  }

  private change(work: (tx: Transaction, now: Date) => Promise<RecordedSetting>): Promise<RecordedSetting> {
    return inTransaction(this.database, async (tx) => {
      await lockRegisters(tx);
      return work(tx, this.clock.now());
    });
  }

  private async record(tx: Transaction, { reason, appliesFrom, rule, pointType, severity, thresholds }: WrittenSetting, { caller, now }: { caller: Caller; now: Date }): Promise<RecordedSetting> {
    const proposed = { rule, pointType, severity, thresholds };
    const effect = await this.scales.weigh(tx, proposed);
    const from = appliesFrom ?? now.toISOString();
    const recorded = await this.rules.set(tx, { ...proposed, effect, reason, actor: caller.subject, decidedAt: now.toISOString(), appliesFrom: from });
    if (Date.parse(from) < now.getTime()) await this.redecisions.note(tx, { received: [from, null] }, '', 'judgement');
    return recorded;
  }
}

function refuseUnsettable(proposed: ProposedSetting): void {
  const fault = checkSetting(proposed);
  if (fault === 'unknown') throw new Problem(NO_SUCH_RULE, { en: 'List the rules with GET /v1/rules.', lo: 'ເບິ່ງລາຍການກົດດ້ວຍ GET /v1/rules.' });
  if (fault) throw new Problem(NOT_SETTABLE, fault);
}

function inWords({ records, held, flagged, heldBefore, flaggedBefore }: SettingEffect): Bilingual {
  return {
    en: `This would hold ${held} and flag ${flagged} of the last ${records} records; as it is, it holds ${heldBefore} and flags ${flaggedBefore}.`,
    lo: `ຈະກັກ ${held} ແລະ ໝາຍ ${flagged} ຈາກ ${records} ບັນທຶກຫຼ້າສຸດ; ປັດຈຸບັນກັກ ${heldBefore} ແລະ ໝາຍ ${flaggedBefore}.`,
  };
}
