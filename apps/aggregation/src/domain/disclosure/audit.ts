import { componentsOf, type Component } from './components.js';
import { knownRows, type KnownRows, type PublishedTable } from './known-rows.js';
import type { LinearProgram, LinearSession, LinearSolver } from './linear-program.js';

/** A hidden cell that can be told too closely: somewhere from `least` to `most`. */
export interface NarrowCell {
  readonly cell: string;
  readonly least: number;
  readonly most: number;
}

export interface AuditResult {
  readonly clean: boolean;
  /** Every range must be wider than this. */
  readonly threshold: number;
  readonly hidden: number;
  readonly components: number;
  /** Linear programs solved. */
  readonly solved: number;
  /** Releases looked at together, this one among them. */
  readonly releases: number;
  readonly narrow: readonly NarrowCell[];
  /** Cells whose line does not add up. */
  readonly broken: readonly string[];
}

interface Range {
  least: number;
  most: number;
}

const TOLERANCE = 1e-6;
/** A program for all goes on while it shows so large a part of those that are left; then each has one of its own. */
const ENOUGH = 0.02;
/** Programs for single figures in a look that need not be exact. */
const PATIENCE = 60;

/**
 * Can anybody who holds all releases, and knows that counts are not negative and that lines add up, tell a hidden figure within the threshold? For
 * each the least and the greatest value are sought that all lines allow. Every solution found is a proof for all figures in it, so that most
 * need no program of their own. What is shown stays shown while more is hidden: hiding only adds solutions.
 */
export class Audit {
  private readonly ranges = new Map<string, Range>();
  private solved = 0;

  constructor(
    private readonly solver: LinearSolver,
    private readonly threshold: number,
    private readonly earlier: readonly PublishedTable[],
    /** Lets others have their turn: a solver holds the only thread. */
    private readonly pause: () => Promise<void>,
  ) {}

  /** @param exact false: of many figures that a few programs leave open not each is given its own, and all that are left open count as narrow */
  async look(table: PublishedTable, exact = true): Promise<AuditResult> {
    const known = knownRows([...this.earlier, table]);
    const components = componentsOf(known.hidden.keys(), known.rows);
    const narrow: NarrowCell[] = [];
    for (const component of components) {
      if (component.figures.some((figure) => !this.isWide(figure))) narrow.push(...(await this.examine(component, known, exact)));
    }
    const { broken } = known;
    return {
      clean: narrow.length === 0 && broken.length === 0, threshold: this.threshold, hidden: known.hidden.size, components: components.length, solved: this.solved,
      releases: this.earlier.length + 1, narrow, broken,
    };
  }

  private async examine(component: Component, { hidden }: KnownRows, exact: boolean): Promise<NarrowCell[]> {
    // What is true fits all lines: the first solution costs nothing.
    this.extend(component, component.figures.map((figure) => hidden.get(figure)?.value ?? 0));
    const session = this.solver(programOf(component));
    const narrow: NarrowCell[] = [];
    try {
      await this.shake(component, session);
      let patience = exact ? Infinity : PATIENCE;
      for (const [column, figure] of component.figures.entries()) {
        for (const sense of ['max', 'min'] as const) {
          if (this.isWide(figure) || patience <= 0) break;
          patience -= 1;
          this.solved += 1;
          this.extend(component, session.greatest(new Map([[column, sense === 'max' ? 1 : -1]])));
        }
        const range = this.ranges.get(figure);
        const cell = hidden.get(figure)?.cell ?? figure;
        if (!this.isWide(figure)) narrow.push({ cell, least: range?.least ?? NaN, most: range?.most ?? NaN });
        await this.pause();
      }
    } finally {
      session.close();
    }
    return narrow;
  }

  /** Moves all figures that are not shown to be wide at once, up and down in turns, for as long as that shows enough of them. */
  private async shake(component: Component, session: LinearSession): Promise<void> {
    const open = (): number[] => component.figures.flatMap((figure, column) => (this.isWide(figure) ? [] : [column]));
    for (let turn = 0, left = open(); left.length > PATIENCE; turn += 1) {
      this.solved += 1;
      this.extend(component, session.greatest(new Map(left.map((column, place) => [column, (place + turn) % 2 === 0 ? 1 : -1]))));
      const before = left.length;
      left = open();
      if (turn > 1 && before - left.length < before * ENOUGH) return;
      await this.pause();
    }
  }

  private extend({ figures }: Component, solution: ArrayLike<number> | null): void {
    if (!solution) return;
    for (const [index, figure] of figures.entries()) {
      const value = solution[index] ?? 0;
      const range = this.ranges.get(figure);
      if (!range) this.ranges.set(figure, { least: value, most: value });
      else if (value < range.least) range.least = value;
      else if (value > range.most) range.most = value;
    }
  }

  private isWide(figure: string): boolean {
    const range = this.ranges.get(figure);
    return range !== undefined && range.most - range.least > this.threshold + TOLERANCE;
  }
}

function programOf({ figures, rows }: Component): LinearProgram {
  const columns = new Map(figures.map((figure, index) => [figure, index]));
  return {
    columns: figures.length,
    rows: rows.map(({ terms, lower, upper }) => ({ columns: [...terms.keys()].map((figure) => columns.get(figure) ?? 0), coefficients: [...terms.values()], lower, upper })),
  };
}
