const VOWELS = new Set('aeiouy');
/** Pairs of letters that are heard or typed for one another. */
const ALIKE = new Set(['bp', 'dt', 'gk', 'ls', 'cs', 'ly', 'iy', 'mn', 'uv', 'ov', 'hk', 'ny', 'ct']);

const pairOf = (a: string, b: string): string => (a < b ? a + b : b + a);

function replacing(a: string, b: string): number {
  if (a === b) return 0;
  if (VOWELS.has(a) && VOWELS.has(b)) return 0.35;
  return ALIKE.has(pairOf(a, b)) ? 0.6 : 1;
}

function leavingOut(letter: string): number {
  if (VOWELS.has(letter) || letter === 'h') return 0.4;
  return letter === 'n' || letter === 'g' ? 0.8 : 1;
}

const SWAPPING = 0.7;

/** How far two skeletons are apart: the least cost of edits, where vowels are cheap and two letters may have changed places. */
export function spellingDistance(a: string, b: string): number {
  let [older, held, row] = [new Float64Array(b.length + 1), new Float64Array(b.length + 1), new Float64Array(b.length + 1)];
  for (let j = 1; j <= b.length; j++) held[j] = (held[j - 1] ?? 0) + leavingOut(b[j - 1] ?? '');
  for (let i = 1; i <= a.length; i++) {
    const here = a[i - 1] ?? '';
    row[0] = (held[0] ?? 0) + leavingOut(here);
    for (let j = 1; j <= b.length; j++) {
      const there = b[j - 1] ?? '';
      const least = Math.min((held[j] ?? 0) + leavingOut(here), (row[j - 1] ?? 0) + leavingOut(there), (held[j - 1] ?? 0) + replacing(here, there));
      const swapped = i > 1 && j > 1 && here === b[j - 2] && a[i - 2] === there;
      row[j] = swapped ? Math.min(least, (older[j - 2] ?? 0) + SWAPPING) : least;
    }
    [older, held, row] = [held, row, older];
  }
  return held[b.length] ?? 0;
}

/** 1 for the same, 0 for nothing alike. */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : Math.max(0, 1 - spellingDistance(a, b) / longest);
}
