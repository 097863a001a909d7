import { laoKey } from './lao-script.js';

const CONSONANTS: Readonly<Record<string, string>> = {
  'ກ': 'k', 'ຂ': 'kh', 'ຄ': 'kh', 'ງ': 'ng', 'ຈ': 'ch', 'ສ': 's', 'ຊ': 'x', 'ຍ': 'nh', 'ດ': 'd', 'ຕ': 't', 'ຖ': 'th', 'ທ': 'th', 'ນ': 'n', 'ບ': 'b', 'ປ': 'p',
  'ຜ': 'ph', 'ຝ': 'f', 'ພ': 'ph', 'ຟ': 'f', 'ມ': 'm', 'ຢ': 'y', 'ລ': 'l', 'ວ': 'v', 'ຫ': 'h', 'ຮ': 'h', 'ໜ': 'n', 'ໝ': 'm', 'ອ': '',
};
const VOWELS: Readonly<Record<string, string>> = {
  'ະ': 'a', 'ັ': 'a', 'າ': 'a', 'ິ': 'i', 'ີ': 'i', 'ຶ': 'u', 'ື': 'u', 'ຸ': 'u', 'ູ': 'u', 'ົ': 'o', 'ໍ': 'o', 'ຳ': 'am', 'ຽ': 'ia', 'ຼ': '',
};
/** Written before the consonant after which they are said. */
const LEADING: Readonly<Record<string, string>> = { 'ເ': 'e', 'ແ': 'e', 'ໂ': 'o', 'ໄ': 'ai' };

/** What follows the consonant of a syllable that begins with ເ, and the vowel that both together are. The longest first. */
const AROUND_E: readonly (readonly [RegExp, string])[] = [[/^ົາ/, 'ao'], [/^[ືຶ]ອ/, 'ua'], [/^[ີິ]/, 'u'], [/^ັຍ/, 'ia'], [/^ຍ/, 'ia'], [/^ັ/, 'e']];

interface Spoken {
  readonly said: string;
  readonly next: number;
}

/**
 * A Lao name in Latin letters, syllable by syllable: rough, but the same for the same sound. Character by character will not do, since four
 * vowels stand before the consonant that they follow.
 */
export function laoToLatin(text: string): string {
  const letters = laoKey(text).replace(/ຫຼ/g, 'ລ').replace(/ຫ(?=[ງຍວ])/g, '').replace(/ວຽ/g, 'via');
  let said = '';
  for (let at = 0; at < letters.length;) {
    const spoken = (letters[at] ?? '') in LEADING ? leadingSyllable(letters, at) : letter(letters, at, said);
    said = spoken.said.startsWith('\b') ? said.slice(0, -1) + spoken.said.slice(1) : said + spoken.said;
    at = spoken.next;
  }
  return said;
}

function leadingSyllable(letters: string, at: number): Spoken {
  const sign = letters[at] ?? '';
  const onset = CONSONANTS[letters[at + 1] ?? ''];
  let next = onset === undefined ? at + 1 : at + 2;
  let vowel = LEADING[sign] ?? '';
  const around = sign === 'ເ' ? AROUND_E.find(([signs]) => signs.test(letters.slice(next))) : undefined;
  if (around) {
    next += around[0].exec(letters.slice(next))?.[0].length ?? 0;
    vowel = around[1];
  } else if (letters[next] === 'ັ') next++;
  if (letters[next] === 'ະ') next++;
  return { said: (onset ?? '') + vowel, next };
}

/** `\b` at the beginning of what is said takes back the letter before it. */
function letter(letters: string, at: number, said: string): Spoken {
  const [before = '', here = '', after = '', later = ''] = [letters[at - 1], letters[at], letters[at + 1], letters[at + 2]];
  const next = at + 1;
  const between = CONSONANTS[before] !== undefined && CONSONANTS[after] !== undefined;
  if (here === 'ອ' && /[bcdfghklmnpstvxy]$/.test(said) && VOWELS[after] === undefined) return { said: 'o', next };
  if (here === 'ວ' && between && VOWELS[later] === undefined) return { said: 'ua', next };
  if (here === 'ວ' && before === 'ົ') return { said: '\bua', next };
  if (here === 'ຍ' && /[aou]$/.test(said) && VOWELS[after] === undefined) return { said: 'i', next };
  const sound = CONSONANTS[here] ?? VOWELS[here] ?? (/[a-z0-9]/i.test(here) ? here.toLowerCase() : '');
  return { said: sound, next };
}
