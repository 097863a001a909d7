import { createHash } from 'node:crypto';

/** Who did what to what. `detail` holds filters and counts, never values of a record. */
export interface AuditNote {
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly detail: string;
}

export interface AuditRow extends AuditNote {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** SHA-256, hex, of the row before and of this one: whoever changes a row must change all after it. */
  readonly hash: string;
}

/** What stands before the first row. */
export const NO_ROW_BEFORE = '0'.repeat(64);

/** The hash of a row: SHA-256 over the hash before it and its fields as one JSON array, in this order. */
export function auditHash(before: string, { seq, at, actor, role, action, resource, detail }: Omit<AuditRow, 'hash'>): string {
  return createHash('sha256').update(before).update(JSON.stringify([seq, at, actor, role, action, resource, detail])).digest('hex');
}

export interface ChainBreak {
  readonly seq: number;
  readonly trouble: 'missing' | 'changed';
}

/** Walks along a chain, page by page, and stops at the first row that is missing or not what was written. */
export class ChainWalk {
  private last = 0;
  private hash = NO_ROW_BEFORE;

  get position(): number {
    return this.last;
  }

  /** Of the newest row walked over. Kept elsewhere, it shows whether rows were cut off at the end. */
  get head(): string {
    return this.hash;
  }

  /** @param rows the next ones, in order of their number @returns the first break, or null */
  take(rows: readonly AuditRow[]): ChainBreak | null {
    for (const row of rows) {
      if (row.seq !== this.last + 1) return { seq: this.last + 1, trouble: 'missing' };
      if (row.hash !== auditHash(this.hash, row)) return { seq: row.seq, trouble: 'changed' };
      this.last = row.seq;
      this.hash = row.hash;
    }
    return null;
  }
}
