import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { RuleSettings, type RuleSetting } from './domain/rules/rule-settings.js';
import { JudgeSubmissionsService } from './judge-submissions.service.js';
import { ReceivedBodyRepository } from './store/received-body.repository.js';
import { RecordWindowRepository } from './store/record-window.repository.js';
import { RuleSettingRepository, type SettingEffect } from './store/rule-setting.repository.js';
import { VerdictRepository } from './store/verdict.repository.js';

/** What a change would be judged by. */
export const NEWEST_RECORDS = 1_000;

export type ProposedSetting = Pick<RuleSetting, 'rule' | 'pointType' | 'severity' | 'thresholds'>;

/** Judges the newest records once as it is and once as it would be, and keeps nothing of it. */
@Injectable()
export class WeighRulesService {
  constructor(
    @Inject(JudgeSubmissionsService) private readonly judging: JudgeSubmissionsService,
    @Inject(VerdictRepository) private readonly verdicts: VerdictRepository,
    @Inject(ReceivedBodyRepository) private readonly bodies: ReceivedBodyRepository,
    @Inject(RecordWindowRepository) private readonly windows: RecordWindowRepository,
    @Inject(RuleSettingRepository) private readonly rules: RuleSettingRepository,
  ) {}

  /** How many of the newest records the rule holds and flags, and would hold and flag. Exercises are left out. */
  async weigh(tx: Transaction, proposed: ProposedSetting): Promise<SettingEffect> {
    const submissions = await this.verdicts.newest(tx, NEWEST_RECORDS);
    const judgeables = await this.judging.prepare(tx, await this.bodies.of(tx, submissions));
    const around = await this.windows.around(tx, submissions);
    const settings = new RuleSettings([...(await this.rules.history(tx)), { ...proposed, id: Number.MAX_SAFE_INTEGER, decidedAt: EVER, appliesFrom: EVER }]);
    const effect = { records: judgeables.length, held: 0, flagged: 0, heldBefore: 0, flaggedBefore: 0 };
    for (const { body, judge } of judgeables) {
      const neighbours = around.get(body.header.submission) ?? [];
      const [before, after] = [judge({ neighbours }), judge({ neighbours, settings })].map(({ findings }) => findings.filter(({ rule }) => rule === proposed.rule).map(({ severity }) => severity));
      effect.heldBefore += before?.includes('E') ? 1 : 0;
      effect.held += after?.includes('E') ? 1 : 0;
      effect.flaggedBefore += isFlagged(before) ? 1 : 0;
      effect.flagged += isFlagged(after) ? 1 : 0;
    }
    return effect;
  }
}

/** It would judge all of them, whenever they came. */
const EVER = new Date(0).toISOString();

const isFlagged = (severities: readonly string[] = []): boolean => !severities.includes('E') && severities.some((severity) => severity === 'M' || severity === 'W');
