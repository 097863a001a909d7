import type { StatedPlace } from '@fm/contracts/vocabulary';
import { maskPersonal } from './mask-personal.js';
import { placeOf } from './field-place.js';
import type { MappedAnswers } from './mapped-answers.js';

/** Where the fields of a stated place are kept. */
interface PlaceFields {
  readonly country: number;
  readonly adm1: number;
  readonly adm2: number;
  readonly words: number;
}

const fieldsOf = (prefix: string): PlaceFields =>
  ({ country: placeOf(`${prefix}_country`), adm1: placeOf(`${prefix}_adm1`), adm2: placeOf(`${prefix}_adm2`), words: placeOf(`${prefix}_place_text`) });

export const DEPARTURE = fieldsOf('dep');
export const DESTINATION = fieldsOf('dest');
export const ORIGIN = fieldsOf('origin');

/**
 * Departure, destination or origin, by its fields: `dep_country`, `dep_adm1` … Numbers and addresses of persons are
 * masked in its words, which travel on.
 */
export function mapPlace(answers: MappedAnswers, at: PlaceFields): StatedPlace {
  const text = answers.text(at.words);
  return {
    country: answers.country(at.country),
    adm1: answers.text(at.adm1),
    adm2: answers.text(at.adm2),
    text: text === null ? null : maskPersonal(text),
  };
}
