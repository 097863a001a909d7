import type { CoverageDraft } from '../drafts/coverage-draft.js';
import { placeOf } from './field-place.js';
import { MappedHeader } from './map-header.js';
import type { MappedAnswers } from './mapped-answers.js';
import { readInstant, readTime } from './read-date.js';

const AT = {
  planned_start: placeOf('planned_start'), planned_end: placeOf('planned_end'), actual_start: placeOf('actual_start'), actual_end: placeOf('actual_end'),
  fmp_open: placeOf('fmp_open'), observed: placeOf('observed'), closed_reason: placeOf('closed_reason'), n_enumerators: placeOf('n_enumerators'),
  n_groups_refused: placeOf('n_groups_refused'), groups_missed_est: placeOf('groups_missed_est'), exclusion_rule_applied: placeOf('exclusion_rule_applied'),
};

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
    this.plannedStart = readTime(answers.text(AT.planned_start));
    this.plannedEnd = readTime(answers.text(AT.planned_end));
    this.actualStart = instantIn(answers, AT.actual_start);
    this.actualEnd = instantIn(answers, AT.actual_end);
    this.open = answers.yesNo(AT.fmp_open);
    this.observed = answers.yesNo(AT.observed);
    this.closedReason = answers.code(AT.closed_reason);
    this.nEnumerators = count(answers, AT.n_enumerators);
    this.nGroupsRefused = count(answers, AT.n_groups_refused);
    this.groupsMissed = count(answers, AT.groups_missed_est);
    this.exclusionApplied = answers.yesNo(AT.exclusion_rule_applied);
  }
}

function instantIn(answers: MappedAnswers, place: number): string | null {
  return readInstant(answers.text(place))?.toISOString() ?? null;
}

function count(answers: MappedAnswers, place: number): number | null {
  const n = answers.integer(place);
  return n === null || n < 0 ? null : n;
}
