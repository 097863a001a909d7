import pg from 'pg';
import { ChainWalk, type AuditRow, type ChainBreak } from '../../../apps/gateway/src/domain/audit-chain.js';

const PAGE = 5_000;

export interface Verified {
  /** Walked over before the break, or all. */
  readonly rows: number;
  /** Hash of the last row that fits. */
  readonly head: string;
  readonly broken: ChainBreak | null;
}

/** Reads the audit log itself, not what a service says of it, and reckons every hash again. @param url an administrator's, or the gateway's own */
export async function verifyChain(url: string): Promise<Verified> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const walk = new ChainWalk();
    for (;;) {
      const { rows } = await client.query<Omit<AuditRow, 'seq'> & { seq: string }>('select seq, at, actor, role, action, resource, detail, hash from gateway.audit_entry where seq > $1 order by seq limit $2', [walk.position, PAGE]);
      const broken = walk.take(rows.map((row) => ({ ...row, seq: Number(row.seq) })));
      if (broken || rows.length < PAGE) return { rows: walk.position, head: walk.head, broken };
    }
  } finally {
    await client.end();
  }
}
