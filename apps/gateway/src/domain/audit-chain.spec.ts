import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditHash, ChainWalk, NO_ROW_BEFORE, type AuditRow } from './audit-chain.js';

function chainOf(count: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const row = { seq, at: `2026-07-01T00:00:${String(seq % 60).padStart(2, '0')}.000Z`, actor: `key:${seq % 3}`, role: 'viewer', action: 'read', resource: `/quarantine/${seq}`, detail: '' };
    rows.push({ ...row, hash: auditHash(rows.at(-1)?.hash ?? NO_ROW_BEFORE, row) });
  }
  return rows;
}

describe('the chain of the audit log', () => {
  it('is whole as it was written, in pages of any size', () => {
    const rows = chainOf(25);
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), (size) => {
      const walk = new ChainWalk();
      for (let at = 0; at < rows.length; at += size) expect(walk.take(rows.slice(at, at + size))).toBeNull();
      expect([walk.position, walk.head]).toEqual([25, rows.at(-1)?.hash]);
    }));
  });

  it('names the first row that was changed, in whichever field', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 24 }), fc.constantFrom('at', 'actor', 'role', 'action', 'resource', 'detail', 'hash'), (index, field) => {
      const rows = chainOf(25).map((row, at) => (at === index ? { ...row, [field]: `${row[field as 'at']}x` } : row));
      expect(new ChainWalk().take(rows)).toEqual({ seq: index + 1, trouble: 'changed' });
    }));
  });

  it('names the first row that is missing, and one that was written anew with all after it shows in the head', () => {
    const rows = chainOf(25);
    expect(new ChainWalk().take(rows.filter(({ seq }) => seq !== 7))).toEqual({ seq: 7, trouble: 'missing' });
    const forged = chainOf(25).slice(0, 24);
    const walk = new ChainWalk();
    walk.take(forged);
    expect(walk.head).not.toBe(rows.at(-1)?.hash);
  });
});
