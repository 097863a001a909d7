/** How well one rule finds what was planted for it. */
export interface Score {
  readonly rule: string;
  readonly planted: number;
  readonly found: number;
  readonly precision: number;
  readonly recall: number;
}

/** @param mayFind also right where it was not planted for this rule: others see the same from their side */
export function scoreOf<T>(rule: string, { planted, found, mayFind = () => false }: { readonly planted: ReadonlySet<T>; readonly found: readonly T[]; readonly mayFind?: (one: T) => boolean }): Score {
  const right = found.filter((one) => planted.has(one));
  return { rule, planted: planted.size, found: found.length, precision: found.filter((one) => planted.has(one) || mayFind(one)).length / found.length, recall: right.length / planted.size };
}

export function print(title: string, scores: readonly Score[]): void {
  const lines = scores.map(({ rule, planted, found, precision, recall }) => `${rule.padEnd(16)} ${planted} ${found} ${precision.toFixed(3)} ${recall.toFixed(3)}`);
  process.stdout.write(`${[`${title}: rule planted found precision recall`, ...lines].join('\n')}\n`);
}

export const imperfect = (scores: readonly Score[]): readonly Score[] => scores.filter(({ precision, recall }) => precision !== 1 || recall !== 1);
