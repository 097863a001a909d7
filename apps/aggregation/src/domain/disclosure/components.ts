import { grouped } from './grouped.js';
import type { KnownRow } from './known-rows.js';

/** Hidden figures that some chain of lines joins, with those lines: one linear program each. */
export interface Component {
  readonly figures: readonly string[];
  readonly rows: readonly KnownRow[];
}

export function componentsOf(figures: Iterable<string>, rows: readonly KnownRow[]): Component[] {
  const parent = new Map<string, string>([...figures].map((figure) => [figure, figure]));
  const rootOf = (figure: string): string => {
    let root = figure;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(figure, root);
    return root;
  };
  for (const { terms } of rows) {
    const [first, ...rest] = terms.keys();
    for (const figure of rest) if (first !== undefined) parent.set(rootOf(figure), rootOf(first));
  }
  const members = grouped(parent.keys(), rootOf);
  const lines = grouped(rows, ({ terms }) => rootOf([...terms.keys()][0] ?? ''));
  return [...members].map(([root, found]) => ({ figures: found, rows: lines.get(root) ?? [] }));
}
