/** A rule that holds more than this share of a source's records of a day turns into a flag. */
export const MOST_HELD = 0.1;
/** Of fewer records a share says nothing. */
export const FEWEST_RECORDS = 20;

export function breaks({ held, records }: { readonly held: number; readonly records: number }): boolean {
  return records >= FEWEST_RECORDS && held > records * MOST_HELD;
}
