import { localDayOf, type LocalDay, type MeasuredPosition } from '@fm/contracts/vocabulary';
import type { FreeText, HeaderDraft } from '../drafts/header-draft.js';
import { placeOf } from './field-place.js';
import { mapProtection } from './map-protection.js';
import type { MappedAnswers, UnlistedCode } from './mapped-answers.js';
import { localHourOf, offsetOf, readDay, readHour, readInstant } from './read-date.js';
import { readPosition } from './read-position.js';

const AT = {
  start: placeOf('start'), obs_date: placeOf('obs_date'), fmp_code: placeOf('fmp_code'), obs_time: placeOf('obs_time'), shift_code: placeOf('shift_code'),
  enumerator_code: placeOf('enumerator_code'), deviceid: placeOf('deviceid'), end: placeOf('end'), gps: placeOf('gps'),
};

/**
 * What every form says. Day and hour are those of `start` in Laos unless they were entered by hand. A class, and not a literal that is spread into
 * another: of all that mapping does, the copying of drafts took the most time.
 */
export class MappedHeader implements HeaderDraft {
  readonly point: string | null;
  readonly day: LocalDay | null;
  readonly dayText: string | null;
  readonly buddhistYear: boolean;
  readonly hour: number | null;
  readonly shift: string | null;
  readonly enumerator: string | null;
  readonly device: string | null;
  readonly startedAt: Date | null;
  readonly startedOn: LocalDay | null;
  readonly endedAt: Date | null;
  readonly clockOffset: number | null;
  readonly position: MeasuredPosition | null;
  readonly misplaced: boolean;
  readonly unlisted: readonly UnlistedCode[];
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly texts: readonly FreeText[];
  readonly protection: HeaderDraft['protection'];
  readonly fits: boolean;

  constructor(answers: MappedAnswers, changed: readonly string[]) {
    const startText = answers.text(AT.start);
    const entered = answers.text(AT.obs_date);
    this.startedAt = readInstant(startText);
    this.startedOn = this.startedAt === null ? null : localDayOf(this.startedAt);
    this.dayText = entered ?? this.startedOn;
    const read = readDay(this.dayText);
    this.point = answers.text(AT.fmp_code);
    this.day = read?.day ?? null;
    this.buddhistYear = read?.buddhist ?? false;
    this.hour = hourOf(answers.text(AT.obs_time), this.startedAt);
    this.shift = answers.code(AT.shift_code);
    this.enumerator = answers.text(AT.enumerator_code);
    this.device = answers.text(AT.deviceid);
    this.endedAt = readInstant(answers.text(AT.end));
    this.clockOffset = offsetOf(startText);
    const gps = answers.text(AT.gps);
    this.position = readPosition(gps);
    this.misplaced = gps !== null && this.position === null;
    this.protection = mapProtection(answers);
    // Filled on: what reads a code afterwards adds to it.
    this.unlisted = answers.unlisted;
    this.missing = missingIn(answers);
    this.changed = changed;
    this.texts = textsOf(answers);
    this.fits = this.missing.length < answers.mapping.required.length;
  }
}

function hourOf(entered: string | null, startedAt: Date | null): number | null {
  return entered === null && startedAt !== null ? localHourOf(startedAt) : readHour(entered);
}

function missingIn(answers: MappedAnswers): readonly string[] {
  const missing: string[] = [];
  for (const field of answers.mapping.required) if (!answers.isAnswered(field)) missing.push(field.name);
  return missing;
}

function textsOf(answers: MappedAnswers): readonly FreeText[] {
  const texts: FreeText[] = [];
  for (const field of answers.mapping.texts) {
    const text = answers.text(field.place);
    if (text !== null) texts.push({ field: field.name, text });
  }
  return texts;
}
