/** One measured figure beside its baseline of the same run. */
export interface BenchFigure {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly baseline: number;
  /** value / baseline. */
  readonly ratio: number;
  readonly note: string;
}

export function figure(name: string, unit: string, measured: { value: number; baseline: number; note: string }): BenchFigure {
  return { name, unit, ...measured, ratio: measured.value / measured.baseline };
}

/** The value below which the given share of the sorted sample lies (nearest rank). */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function tableOf(figures: readonly BenchFigure[]): string {
  const rows = figures.map(({ name, unit, value, baseline, ratio, note }) => [name, `${value.toFixed(1)} ${unit}`, `${baseline.toFixed(1)} ${unit}`, ratio.toFixed(2), note]);
  const table = [['figure', 'Passage', 'baseline', 'ratio', 'what the baseline is'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}
