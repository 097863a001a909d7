import { FIELD_CATALOGUE } from './field-catalogue.js';

const PLACES: ReadonlyMap<string, number> = new Map([...new Set(Object.values(FIELD_CATALOGUE).flatMap((fields) => Object.keys(fields)))].map((name, place) => [name, place]));

/** How many fields there are, whatever the form. */
export const FIELD_COUNT = PLACES.size;

/**
 * The number under which a compiled mapping keeps a field, the same for every form: what is read from every submission is found without looking up its
 * name. Throws for a name that no form has.
 */
export function placeOf(name: string): number {
  const place = PLACES.get(name);
  if (place === undefined) throw new Error(`Add "${name}" to the catalogue of fields: no form has it.`);
  return place;
}
