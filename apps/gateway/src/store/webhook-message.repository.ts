import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@fm/persistence';

export interface WebhookMessage {
  readonly id: string;
  readonly subscription: string;
  readonly afterSeq: number;
  /** Null: a test. */
  readonly untilSeq: number | null;
  readonly state: 'waiting' | 'taken' | 'failed';
  readonly attempts: number;
  readonly nextAt: Date;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
}

export type NewMessage = Pick<WebhookMessage, 'id' | 'subscription' | 'afterSeq' | 'untilSeq'>;

const FIELDS = `id, subscription, after_seq::float8 as "afterSeq", until_seq::float8 as "untilSeq", state, attempts, next_at as "nextAt", last_status as "lastStatus", last_error as "lastError",
  created_at as "createdAt", settled_at as "settledAt"`;

/** Messages to subscribers, with what became of them. */
@Injectable()
export class WebhookMessageRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async add({ id, subscription, afterSeq, untilSeq }: NewMessage, now: Date, tx: Pick<Transaction, 'query'> = this.database): Promise<void> {
    await tx.query(`insert into webhook_message (id, subscription, after_seq, until_seq, state, next_at, created_at) values ($1, $2, $3, $4, 'waiting', $5, $5)`, [id, subscription, afterSeq, untilSeq, now]);
  }

  /** Those whose time has come. They come again at `until`, unless what became of them is told before: whoever took them may have died. */
  take(now: Date, until: Date, limit: number): Promise<WebhookMessage[]> {
    return this.database.query<WebhookMessage[]>(
      `with taken as (
         update webhook_message set next_at = $2
         where id in (select id from webhook_message where state = 'waiting' and until_seq is not null and next_at <= $1 order by next_at limit $3 for update skip locked)
         returning *)
       select ${FIELDS} from taken`,
      [now, until, limit],
    );
  }

  /** @param next when to try again; null: it is settled */
  async attempted(id: string, result: Pick<WebhookMessage, 'state' | 'lastStatus' | 'lastError'>, { now, next }: { readonly now: Date; readonly next: Date | null }): Promise<void> {
    await this.database.query(
      `update webhook_message set attempts = attempts + 1, state = $2, last_status = $3, last_error = $4, next_at = coalesce($6::timestamptz, next_at), settled_at = case when $2 <> 'waiting' then $5::timestamptz end where id = $1`,
      [id, result.state, result.lastStatus, result.lastError, now, next],
    );
  }

  /** The newest first. */
  logOf(subscription: string, limit: number): Promise<WebhookMessage[]> {
    return this.database.query<WebhookMessage[]>(`select ${FIELDS} from webhook_message where subscription::text = $1 order by created_at desc, id limit $2`, [subscription, limit]);
  }

  async forgetSettledBefore(instant: Date): Promise<void> {
    await this.database.query(`delete from webhook_message where state <> 'waiting' and settled_at < $1`, [instant]);
  }
}
