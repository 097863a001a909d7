import type { CoverageDraft } from '../drafts/coverage-draft.js';
import { mapHeader } from './map-header.js';
import type { MappedAnswers } from './mapped-answers.js';
import { readInstant, readTime } from './read-date.js';

/** From the answers of a coverage log to our words. */
export function mapCoverage(answers: MappedAnswers, changed: readonly string[]): CoverageDraft {
  const own = {
    plannedStart: readTime(answers.text('planned_start')),
    plannedEnd: readTime(answers.text('planned_end')),
    actualStart: instantIn(answers, 'actual_start'),
    actualEnd: instantIn(answers, 'actual_end'),
    open: answers.yesNo('fmp_open'),
    observed: answers.yesNo('observed'),
    closedReason: answers.code('closed_reason'),
    nEnumerators: count(answers, 'n_enumerators'),
    nGroupsRefused: count(answers, 'n_groups_refused'),
    groupsMissed: count(answers, 'groups_missed_est'),
    exclusionApplied: answers.yesNo('exclusion_rule_applied'),
  };
  return { ...mapHeader(answers, changed), ...own };
}

function instantIn(answers: MappedAnswers, name: string): string | null {
  return readInstant(answers.text(name))?.toISOString() ?? null;
}

function count(answers: MappedAnswers, name: string): number | null {
  const n = answers.integer(name);
  return n === null || n < 0 ? null : n;
}
