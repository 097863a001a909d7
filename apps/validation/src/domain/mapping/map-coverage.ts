import type { CoverageDraft } from '../drafts/coverage-draft.js';
import { MappedHeader } from './map-header.js';
import type { MappedAnswers } from './mapped-answers.js';
import { readInstant, readTime } from './read-date.js';

/** From the answers of a coverage log to our words. */
export class MappedCoverage extends MappedHeader implements CoverageDraft {
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  readonly actualStart: string | null;
  readonly actualEnd: string | null;
  readonly open: boolean | null;
  readonly observed: boolean | null;
  readonly closedReason: string | null;
  readonly nEnumerators: number | null;
  readonly nGroupsRefused: number | null;
  readonly groupsMissed: number | null;
  readonly exclusionApplied: boolean | null;

  constructor(answers: MappedAnswers, changed: readonly string[]) {
    super(answers, changed);
    this.plannedStart = readTime(answers.text('planned_start'));
    this.plannedEnd = readTime(answers.text('planned_end'));
    this.actualStart = instantIn(answers, 'actual_start');
    this.actualEnd = instantIn(answers, 'actual_end');
    this.open = answers.yesNo('fmp_open');
    this.observed = answers.yesNo('observed');
    this.closedReason = answers.code('closed_reason');
    this.nEnumerators = count(answers, 'n_enumerators');
    this.nGroupsRefused = count(answers, 'n_groups_refused');
    this.groupsMissed = count(answers, 'groups_missed_est');
    this.exclusionApplied = answers.yesNo('exclusion_rule_applied');
  }
}

function instantIn(answers: MappedAnswers, name: string): string | null {
  return readInstant(answers.text(name))?.toISOString() ?? null;
}

function count(answers: MappedAnswers, name: string): number | null {
  const n = answers.integer(name);
  return n === null || n < 0 ? null : n;
}
