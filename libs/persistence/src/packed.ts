/** Where one of several byte strings stands in the one that they were packed into, as SQL's `substring(bytes from "at" for "size")` wants it. */
export interface PackedPlace {
  /** From 1. */
  readonly at: number;
  readonly size: number;
}

/**
 * Byte strings as one parameter, which pg sends as it is. An array of them would be sent as text in hexadecimal, twice as long, and be decoded
 * one by one: the greatest single cost of a batch of hooks.
 */
export function packed(strings: readonly Buffer[]): { readonly bytes: Buffer; readonly places: readonly PackedPlace[] } {
  let at = 1;
  const places = strings.map(({ length: size }): PackedPlace => {
    const place = { at, size };
    at += size;
    return place;
  });
  return { bytes: Buffer.concat(strings), places };
}
