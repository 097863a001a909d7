const LAO_SCRIPT = /[\u0E80-\u0EFF]/;
/** Zero-width spaces and joiners, which Lao text has at the ends of words where no space is written. */
const ZERO_WIDTH = /[\u200B-\u200D\u2060\uFEFF]/g;

/** Ways to write one sound, and the one that is kept. NFC joins none of them. */
const ONE_SPELLING: readonly (readonly [RegExp, string])[] = [
  // Sign am: niggahita and aa, with a tone mark anywhere between them.
  [/\u0ECD([\u0EC8-\u0ECB]?)\u0EB2/g, '$1\u0EB3'],
  [/([\u0EC8-\u0ECB])\u0ECD\u0EB2/g, '$1\u0EB3'],
  [/\u0EB3([\u0EC8-\u0ECB])/g, '$1\u0EB3'],
  // Ho no, ho mo and ho lo as two letters.
  [/\u0EAB\u0E99/g, '\u0EDC'],
  [/\u0EAB\u0EA1/g, '\u0EDD'],
  [/\u0EAB[\u0EA5\u0EA3]/g, '\u0EAB\u0EBC'],
  // Ro for lo, two e for ae, and the two signs for ai.
  [/\u0EA3/g, '\u0EA5'],
  [/\u0EC0\u0EC0/g, '\u0EC1'],
  [/\u0EC3/g, '\u0EC4'],
];

/** Tone marks and the sign of cancellation: often left out, often wrong. */
const TONES = /[\u0EC8-\u0ECC]/g;
/** Province, district, municipality and village, in full or shortened, as they stand before a name. Without tone marks. */
const ADMINISTRATIVE = /^(ແຂວງ|ເມືອງ|ເທດສະບານ|ບານ|ມ\.|ຂ\.|ບ\.|ນ\.)\s*/u;
const BETWEEN = /[\s.,'’\-_/()]/g;

export function isLao(text: string): boolean {
  return LAO_SCRIPT.test(text);
}

/** One way of writing a Lao name: what sounds the same and is typed in several ways becomes equal. For comparing, not for showing. */
export function laoKey(text: string): string {
  const spelled = ONE_SPELLING.reduce((said, [ways, one]) => said.replace(ways, one), text.normalize('NFC').replace(ZERO_WIDTH, ''));
  const toneless = spelled.replace(TONES, '').trim();
  const bare = toneless.replace(ADMINISTRATIVE, '');
  return (bare === '' ? toneless : bare).replace(BETWEEN, '');
}
