import { membersOf, type Relation } from './cell-relations.js';
import type { DisclosureCell } from './disclosure-cell.js';
import type { DisclosurePolicy } from './disclosure-policy.js';

export interface SuppressionInput {
  readonly cells: ReadonlyMap<string, DisclosureCell>;
  readonly relations: readonly Relation[];
  readonly policy: DisclosurePolicy;
  /** Must be hidden whatever else. */
  readonly forced: ReadonlySet<string>;
  /** Hidden by an earlier release: taken first, so that the pattern stays. */
  readonly before: ReadonlySet<string>;
  /** Published earlier with the value that they have now: hiding them would hide nothing. */
  readonly known: ReadonlySet<string>;
}

/**
 * The pattern of hidden cells. Cells that say too much by themselves come first; then, line by line over every margin, others, so that no line
 * gives one away. The smallest cell that is not zero is taken, of equal ones the first by name: the same figures have the same pattern.
 */
export class Suppression {
  readonly hidden = new Set<string>();
  private readonly relationsBy = new Map<string, Relation[]>();
  private queue = new Set<Relation>();

  constructor(private readonly input: SuppressionInput) {
    for (const relation of input.relations) for (const id of membersOf(relation)) this.relationsBy.set(id, [...(this.relationsBy.get(id) ?? []), relation]);
    for (const cell of input.cells.values()) if (input.policy.isSensitive(cell) || input.forced.has(cell.id)) this.hide(cell.id);
    this.complete();
  }

  /** Hides one more cell for the sake of one that can be told too closely. @returns false where nothing is left to hide */
  widen(id: string): boolean {
    const reached = new Set([id]);
    for (const near of reached) {
      const relations = this.relationsBy.get(near) ?? [];
      const chosen = this.best(relations.flatMap(membersOf));
      if (chosen !== null) {
        this.hide(chosen);
        this.complete();
        return true;
      }
      for (const member of relations.flatMap(membersOf)) if (this.hidden.has(member)) reached.add(member);
    }
    return false;
  }

  private hide(id: string): void {
    this.hidden.add(id);
    for (const relation of this.relationsBy.get(id) ?? []) this.queue.add(relation);
  }

  private complete(): void {
    for (const relation of this.queue) {
      this.queue.delete(relation);
      const chosen = this.isOpen(relation) ? this.best(membersOf(relation)) : null;
      if (chosen !== null) this.hide(chosen);
    }
  }

  /** True where the line by itself tells a hidden cell, or keeps it within the threshold. */
  private isOpen(relation: Relation): boolean {
    const { threshold } = this.input.policy;
    if (relation.kind === 'bound') {
      const [only, ...more] = relation.greater;
      return only !== undefined && more.length === 0 && this.hidden.has(relation.lesser) && !this.hidden.has(only) && this.valueOf(only) <= threshold;
    }
    const parts = relation.parts.filter((id) => this.hidden.has(id));
    if (this.hidden.has(relation.total)) return parts.length === 0;
    return parts.length === 1 || (parts.length > 1 && parts.reduce((sum, id) => sum + this.valueOf(id), 0) <= threshold);
  }

  private best(ids: readonly string[]): string | null {
    let best: string | null = null;
    for (const id of ids) {
      if (this.hidden.has(id) || this.input.known.has(id) || this.valueOf(id) === 0) continue;
      if (best === null || this.comesBefore(id, best)) best = id;
    }
    return best;
  }

  private comesBefore(id: string, other: string): boolean {
    const { before } = this.input;
    if (before.has(id) !== before.has(other)) return before.has(id);
    const difference = this.valueOf(id) - this.valueOf(other);
    return difference === 0 ? id < other : difference < 0;
  }

  private valueOf(id: string): number {
    return this.input.cells.get(id)?.value ?? 0;
  }
}
