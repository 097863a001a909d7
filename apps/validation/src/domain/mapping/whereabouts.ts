import { addDays, localDayOf, type LocalDay } from '@fm/contracts/vocabulary';
import type { CompiledMapping } from './compile-mapping.js';
import { placeOf } from './field-place.js';
import { MappedAnswers } from './mapped-answers.js';
import { readDay, readInstant } from './read-date.js';
import type { Answers } from './read-answer.js';

const POINT = placeOf('fmp_code');
const DAY = placeOf('obs_date');
const START = placeOf('start');

/** Points and days of which the roster is needed to judge a body: its own day, and the one before for a night. */
export function whereabouts(mapping: CompiledMapping, answers: Answers): readonly { readonly point: string; readonly day: LocalDay }[] {
  const said = new MappedAnswers(mapping, answers);
  const point = said.text(POINT);
  const started = readInstant(said.text(START));
  const day = readDay(said.text(DAY) ?? (started === null ? null : localDayOf(started)))?.day;
  return point === null || day === undefined ? [] : [{ point, day }, { point, day: addDays(day, -1) }];
}
