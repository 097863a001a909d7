import type { StatedPlace } from '@fm/contracts/vocabulary';
import { maskPersonal } from './mask-personal.js';
import type { MappedAnswers } from './mapped-answers.js';

/**
 * Departure, destination or origin, by the beginning of its fields' names: `dep_country`, `dep_adm1` … Numbers and addresses of persons are
 * masked in its words, which travel on.
 */
export function mapPlace(answers: MappedAnswers, prefix: 'dep' | 'dest' | 'origin'): StatedPlace {
  const text = answers.text(`${prefix}_place_text`);
  return {
    country: answers.country(`${prefix}_country`),
    adm1: answers.text(`${prefix}_adm1`),
    adm2: answers.text(`${prefix}_adm2`),
    text: text === null ? null : maskPersonal(text),
  };
}
