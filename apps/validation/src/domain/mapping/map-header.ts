import { localDayOf } from '@fm/contracts/vocabulary';
import type { FreeText, HeaderDraft } from '../drafts/header-draft.js';
import type { MappedAnswers } from './mapped-answers.js';
import { localHourOf, offsetOf, readDay, readHour, readInstant } from './read-date.js';
import { readPosition } from './read-position.js';

const NOTHING: HeaderDraft['protection'] = {};

/** Day and hour are those of `start` in Laos unless they were entered by hand. Put it last: by then the codes that are in no list have been seen. */
export function mapHeader(answers: MappedAnswers, changed: readonly string[]): HeaderDraft {
  const [startText, enteredDay] = [answers.text('start'), answers.text('obs_date')];
  const startedAt = readInstant(startText);
  const dayText = enteredDay ?? (startedAt === null ? null : localDayOf(startedAt));
  const read = readDay(dayText);
  const missing = answers.mapping.required.filter((name) => answers.text(name) === null);
  return {
    point: answers.text('fmp_code'),
    day: read?.day ?? null,
    dayText,
    buddhistYear: read?.buddhist ?? false,
    hour: hourOf(answers.text('obs_time'), startedAt),
    shift: answers.code('shift_code'),
    enumerator: answers.text('enumerator_code'),
    device: answers.text('deviceid'),
    startedAt,
    endedAt: readInstant(answers.text('end')),
    clockOffset: offsetOf(startText),
    position: readPosition(answers.text('gps')),
    unlisted: answers.unlisted,
    missing,
    changed,
    texts: textsOf(answers),
    protection: NOTHING,
    fits: missing.length < answers.mapping.required.length,
  };
}

function hourOf(entered: string | null, startedAt: Date | null): number | null {
  return entered === null && startedAt !== null ? localHourOf(startedAt) : readHour(entered);
}

function textsOf(answers: MappedAnswers): readonly FreeText[] {
  const texts: FreeText[] = [];
  for (const field of answers.mapping.texts) {
    const text = answers.text(field);
    if (text !== null) texts.push({ field, text });
  }
  return texts;
}
