import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@fm/persistence';

export interface StoredSubscription {
  readonly id: string;
  readonly owner: string;
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  readonly batchSeconds: number;
  readonly secret: Buffer;
  readonly previousSecret: Buffer | null;
  readonly previousUntil: Date | null;
  readonly state: 'active' | 'disabled';
  readonly noteEn: string;
  readonly noteLo: string;
  /** Number of the last change that a message was made of. */
  readonly position: number;
  readonly createdAt: Date;
}

const FIELDS = `id, owner, url, query, batch_seconds as "batchSeconds", secret, previous_secret as "previousSecret", previous_until as "previousUntil", state,
  note_en as "noteEn", note_lo as "noteLo", position::float8 as position, created_at as "createdAt"`;

/** Who is told by webhooks. */
@Injectable()
export class SubscriptionRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** From now on: what changed before is read over REST. */
  async make({ id, owner, url, query, batchSeconds, secret }: Pick<StoredSubscription, 'id' | 'owner' | 'url' | 'query' | 'batchSeconds' | 'secret'>, now: Date): Promise<void> {
    await this.database.query(
      `insert into subscription (id, owner, url, query, batch_seconds, secret, state, position, looked_at, created_at)
       select $1, $2, $3, $4::jsonb, $5, $6, 'active', position, $7, $7 from stream_head`,
      [id, owner, url, JSON.stringify(query), batchSeconds, secret, now],
    );
  }

  /** @param owner null: everybody's */
  all(owner: string | null): Promise<StoredSubscription[]> {
    return this.database.query<StoredSubscription[]>(`select ${FIELDS} from subscription where $1::text is null or owner = $1 order by created_at, id`, [owner]);
  }

  async find(id: string): Promise<StoredSubscription | null> {
    const [found] = await this.database.query<StoredSubscription[]>(`select ${FIELDS} from subscription where id::text = $1`, [id]);
    return found ?? null;
  }

  /** Active ones for which there may be news and no message waits; locked, so that two replicas take different ones. */
  due(tx: Transaction, now: Date, limit: number): Promise<StoredSubscription[]> {
    return tx.query<StoredSubscription[]>(
      `select ${FIELDS} from subscription s
       where state = 'active' and looked_at + make_interval(secs => batch_seconds) <= $1 and position < (select position from stream_head)
         and not exists (select from webhook_message m where m.subscription = s.id and m.state = 'waiting' and m.until_seq is not null)
       order by looked_at, id limit $2 for update of s skip locked`,
      [now, limit],
    );
  }

  async moveTo(tx: Transaction, id: string, position: number, now: Date): Promise<void> {
    await tx.query('update subscription set position = $2, looked_at = $3 where id = $1', [id, position, now]);
  }

  async disable(id: string, note: { readonly en: string; readonly lo: string }): Promise<void> {
    await this.database.query(`update subscription set state = 'disabled', note_en = $2, note_lo = $3 where id = $1`, [id, note.en, note.lo]);
    await this.database.query(`update webhook_message set state = 'failed', settled_at = next_at where subscription = $1 and state = 'waiting'`, [id]);
  }

  /** Goes on from now: what it missed while it was disabled is read over REST. */
  async enable(id: string, now: Date): Promise<void> {
    await this.database.query(`update subscription set state = 'active', note_en = '', note_lo = '', position = (select position from stream_head), looked_at = $2 where id = $1`, [id, now]);
  }

  async rotate(id: string, secret: Buffer, previousUntil: Date): Promise<void> {
    await this.database.query('update subscription set previous_secret = secret, previous_until = $3, secret = $2 where id = $1', [id, secret, previousUntil]);
  }

  async remove(id: string): Promise<void> {
    await this.database.query('delete from subscription where id = $1', [id]);
  }
}
