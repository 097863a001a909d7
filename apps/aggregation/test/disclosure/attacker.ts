import highs from 'highs';

/** A release as the public has it. */
export interface PublicRelease {
  readonly cells: readonly { readonly cell: string; readonly value: number | null }[];
}

export interface HiddenRange {
  readonly cell: string;
  readonly least: number;
  readonly most: number;
}

const HIERARCHY = ['province', 'district', 'fmp'];
const load = highs as unknown as typeof highs.default;

/**
 * Somebody who holds every release and a solver. Knows the rules of counting: what is not listed is zero, a larger area, a longer time, all
 * directions and all codes of a question with one answer are the sum of their parts, an answer is no more than those who answered, nor they than
 * all. Knows besides, which nobody does, which hidden figures are the same in two releases.
 * @param nameOf two hidden cells of the same name are the same figure
 * @param enough a cell that is seen to range further is given up
 */
export async function attack(releases: readonly PublicRelease[], nameOf: (release: number, cell: string) => string, enough: number): Promise<HiddenRange[]> {
  const solver = await load();
  const lines = new Set<string>();
  const fixed = new Map<string, number>();
  const unknown = new Map<string, string>();
  const variables = new Map<string, string>();
  const variable = (name: string): string => {
    if (!variables.has(name)) variables.set(name, `v${variables.size}`);
    return variables.get(name) ?? '';
  };
  for (const [index, { cells }] of releases.entries()) {
    const named = new Map(cells.map(({ cell }) => [cell, variable(nameOf(index, cell))]));
    for (const { cell, value } of cells) {
      if (value === null) unknown.set(named.get(cell) ?? '', cell);
      else fixed.set(named.get(cell) ?? '', value);
    }
    for (const line of linesOf(cells.map(({ cell }) => cell), named)) lines.add(line);
  }
  const bounds = [...variables.values()].map((name) => (fixed.has(name) ? ` ${name} = ${fixed.get(name)}` : ` 0 <= ${name} <= 1000000`));
  const program = ['Minimize', ` goal: 0 ${[...variables.values()].join(' + 0 ')}`, 'Subject To', ...[...lines].map((line, at) => ` c${at}: ${line}`), 'Bounds', ...bounds, 'End'].join('\n');
  const model = solver.createModel({ format: 'lp', data: program });
  model.options.set({ output_flag: false, presolve: 'off' });
  const open = [...unknown].filter(([name]) => !fixed.has(name)).map(([name, cell]) => ({ cell, column: model.getColByName(name), least: Infinity, most: -Infinity }));
  for (const target of open) {
    for (const weight of [1, -1]) {
      if (target.most - target.least > enough) continue;
      model.changeColCost(target.column, weight);
      model.run();
      if (model.getModelStatus() !== solver.constants.modelStatus.optimal) throw new Error('The lines contradict each other.');
      const { colValue } = model.getSolution();
      model.changeColCost(target.column, 0);
      for (const seen of open) {
        seen.least = Math.min(seen.least, colValue[seen.column] ?? Infinity);
        seen.most = Math.max(seen.most, colValue[seen.column] ?? -Infinity);
      }
    }
  }
  model.dispose();
  return open;
}

function linesOf(cells: readonly string[], named: ReadonlyMap<string, string>): string[] {
  const sums = new Map<string, Set<string>>();
  const lines: string[] = [];
  for (const cell of cells) {
    const [measure = '', period = '', tail = ''] = cell.split('/');
    const dimensions = tail === 'all' ? [] : tail.split(',').map((text) => text.split('=') as [string, string]);
    const other = (changedPeriod: string, kept: readonly [string, string][]): string => `${measure}/${changedPeriod}/${kept.map((pair) => pair.join('=')).join(',') || 'all'}`;
    const under = (total: string, axis: string): void => { sums.set(`${total} ${axis}`, (sums.get(`${total} ${axis}`) ?? new Set()).add(cell)); };
    for (const longer of [period.slice(0, 7), quarterOf(period)]) if (longer !== period && longer.length <= period.length) under(other(longer, dimensions), longer.length === 7 && !longer.includes('Q') ? 'days' : 'months');
    for (const [name, code] of dimensions) {
      const rest = dimensions.filter(([known]) => known !== name);
      const finer = HIERARCHY[HIERARCHY.indexOf(name) + 1];
      if (HIERARCHY.includes(name) && finer !== undefined && rest.some(([known]) => known === finer)) continue;
      const whole = other(period, rest);
      if (name !== 'reason') under(whole, name);
      else {
        const greater = named.get(code === '_base' ? whole : other(period, dimensions.map(([known, held]) => [known, known === name ? '_base' : held])));
        lines.push(greater === undefined ? `${named.get(cell)} = 0` : `${named.get(cell)} - ${greater} <= 0`);
      }
    }
  }
  for (const [key, parts] of sums) {
    const [total = '', axis] = key.split(' ');
    const isDayOfNoMonth = axis === 'days' || axis === 'months';
    if (!named.has(total) && isDayOfNoMonth) continue;
    lines.push(`${[...parts].map((part) => named.get(part)).join(' + ')} - ${named.get(total)} = 0`);
  }
  return lines;
}

function quarterOf(period: string): string {
  return period.includes('Q') || period.length !== 7 ? period : `${period.slice(0, 4)}-Q${Math.ceil(Number(period.slice(5)) / 3)}`;
}
