import { Inject, Injectable } from '@nestjs/common';
import { Database, inTransaction } from '@fm/persistence';
import { Vault } from './vault.js';

/** So many of a source's unreadable bodies are kept. */
const KEPT = 100;

@Injectable()
export class RefusedBodyRepository {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** Keeps a sealed copy of what could not be read, and lets the oldest beyond the hundredth go. */
  async keep(source: string, refused: { reason: string; body: Buffer; receivedAt: string }): Promise<void> {
    await inTransaction(this.database, async (tx) => {
      const sealed = await this.vault.sealApart(tx, source, { value: refused.body, context: `ingestion.refused_body/${source}` });
      await tx.query('insert into refused_body (source, reason, received_at, sealed) values ($1, $2, $3, $4)', [source, refused.reason, refused.receivedAt, sealed]);
      await tx.query('delete from refused_body where source = $1 and id <= (select id from refused_body where source = $1 order by id desc offset $2 limit 1)', [source, KEPT]);
    });
  }
}
