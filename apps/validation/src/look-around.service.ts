import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { DecideSubmissionsService } from './decide-submissions.service.js';
import { NEIGHBOUR_RULE_IDS, NEIGHBOUR_RULES } from './domain/rules/neighbour.rules.js';
import type { RuleSettings } from './domain/rules/rule-settings.js';
import type { Neighbour } from './domain/window/sketch.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { RecordWindowRepository } from './store/record-window.repository.js';
import { RuleSettingRepository } from './store/rule-setting.repository.js';
import { VerdictRepository, type FoundInState } from './store/verdict.repository.js';

/** Bounds the transaction. */
const PAGE = 200;

/**
 * Chapter 2, beside: a record can make an earlier one doubtful, or free it of doubt. After commit the records around it are looked at once more, by
 * their sketches alone; those of which something else is to be said get their next decision.
 */
@Injectable()
export class LookAroundService {
  constructor(
    @Inject(RecordWindowRepository) private readonly windows: RecordWindowRepository,
    @Inject(VerdictRepository) private readonly verdicts: VerdictRepository,
    @Inject(RuleSettingRepository) private readonly rules: RuleSettingRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(DecideSubmissionsService) private readonly decisions: DecideSubmissionsService,
  ) {}

  /** @returns how many were decided again; null where nothing has changed */
  async look(tx: Transaction): Promise<number | null> {
    const { changes, submissions } = await this.windows.changed(tx, PAGE);
    if (changes.length === 0) return null;
    await this.windows.settle(tx, changes);
    const around = await this.windows.around(tx, submissions);
    const settings = await this.rules.settings(tx);
    const points = await this.points.byCode(tx);
    const held = await this.verdicts.findingsOf(tx, submissions);
    const differing = held.filter((state) => !isSaid(state, sees(around.get(state.submission) ?? [], { state, settings, pointType: points.get(state.point ?? '')?.type ?? null })));
    const decided = await this.decisions.decideAgain(tx, differing.map(({ submission }) => submission), { causeOf: () => changes.at(-1) });
    return decided.length;
  }
}

/** The rules that see something around a record. */
function sees(neighbours: readonly Neighbour[], { state, settings, pointType }: { state: FoundInState; settings: RuleSettings; pointType: string | null }): readonly string[] {
  const limits = new Map(settings.inForce('fmr', pointType, state.receivedAt).rules.map((forced) => [forced.rule.id, forced.limits]));
  return NEIGHBOUR_RULES.flatMap(({ id, sees: look }) => {
    const inForce = limits.get(id);
    return inForce && neighbours.length > 1 && look(neighbours, inForce) ? [id] : [];
  });
}

function isSaid({ rules }: FoundInState, seen: readonly string[]): boolean {
  return rules.filter((rule) => NEIGHBOUR_RULE_IDS.has(rule)).toSorted().join() === seen.toSorted().join();
}
