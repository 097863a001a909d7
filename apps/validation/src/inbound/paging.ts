import { Problem } from '@fm/problems';
import { MALFORMED } from '../validation.problems.js';
import { isText, LONGEST_KEY } from './written.js';

export const PAGE_LIMIT = 500;

/** A place in a list as it stands in an address: opaque to who follows it. */
export const cursorOf = (place: readonly [string, string]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * @param isFirst whether the first part is one of the list's
 * @throws Problem MALFORMED where it is none of ours
 */
export function placeAt(cursor: string, isFirst: (text: string) => boolean): readonly [string, string] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place) && isText(place[0], LONGEST_KEY) && isText(place[1], LONGEST_KEY) && isFirst(place[0])) return [place[0], place[1]];
  } catch {
    // Told below, as anything else that is none.
  }
  throw new Problem(MALFORMED, { en: 'Follow the address in the header "Link" of the page before, as it is.', lo: 'ໃຫ້ໃຊ້ທີ່ຢູ່ໃນຫົວ "Link" ຂອງໜ້າກ່ອນ ໂດຍບໍ່ປ່ຽນ.' });
}

export const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text));
export const isCount = (text: string): boolean => /^\d{1,15}$/.test(text);

/** The header that leads to the next page: relative, so that it is right through the gateway too. */
export function nextLink(query: Readonly<Record<string, unknown>>, after: string): string {
  const asked = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'after');
  return `<?${new URLSearchParams([...asked, ['after', after]]).toString()}>; rel="next"`;
}
