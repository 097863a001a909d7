import { Inject, Injectable } from '@nestjs/common';
import { Database, inTransaction } from '@fm/persistence';
import { auditHash, NO_ROW_BEFORE, type AuditNote, type AuditRow } from '../domain/audit-chain.js';

export interface AuditQuestion {
  readonly after: number;
  readonly limit: number;
  readonly actor: string | null;
  readonly action: string | null;
}

type StoredRow = Omit<AuditRow, 'seq'> & { readonly seq: string };
const FIELDS = 'seq, at, actor, role, action, resource, detail, hash';
const asRow = (row: StoredRow): AuditRow => ({ ...row, seq: Number(row.seq) });

/** The audit log: added to, read, never changed. */
@Injectable()
export class AuditRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Several notes in one transaction; one writer at a time over all replicas, since each row goes by the one before. */
  append(notes: readonly (AuditNote & { readonly at: string })[]): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('passage-audit'))`);
      const [last] = await tx.query<{ seq: string; hash: string }[]>('select seq, hash from audit_entry order by seq desc limit 1');
      let [seq, hash] = [Number(last?.seq ?? 0), last?.hash ?? NO_ROW_BEFORE];
      const rows = notes.map((note) => {
        const row = { seq: ++seq, at: note.at, actor: note.actor, role: note.role, action: note.action, resource: note.resource, detail: note.detail };
        hash = auditHash(hash, row);
        return { ...row, hash };
      });
      await tx.query(`insert into audit_entry (${FIELDS}) select ${FIELDS} from jsonb_to_recordset($1::jsonb) as r(seq bigint, at text, actor text, role text, action text, resource text, detail text, hash text)`, [JSON.stringify(rows)]);
    });
  }

  /** In the order of the chain. */
  async read({ after, limit, actor, action }: AuditQuestion): Promise<AuditRow[]> {
    const rows = await this.database.query<StoredRow[]>(
      `select ${FIELDS} from audit_entry where seq > $1 and ($3::text is null or actor = $3) and ($4::text is null or action = $4) order by seq limit $2`,
      [after, limit, actor, action],
    );
    return rows.map(asRow);
  }
}
