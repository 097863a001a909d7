import pg from 'pg';
import type { Logger } from '@fm/observability';
import { WAKE_SUFFIX } from './outbox.js';

export interface LockOptions {
  readonly url: string;
  readonly schema: string;
  readonly holder: string;
  readonly log: Logger;
  readonly onWake: () => void;
  readonly onLost: () => void;
}

/**
 * The right to be a schema's one relay: an advisory lock on a connection of its own, which also listens for what wakes the relay.
 * Postgres frees the lock with the connection, so a killed holder blocks nobody.
 */
export class RelayLock {
  private constructor(
    private readonly client: pg.Client,
    private readonly options: LockOptions,
  ) {}

  /** @returns null while another relay holds it */
  static async tryTake(options: LockOptions): Promise<RelayLock | null> {
    const client = new pg.Client({ connectionString: options.url, options: `-c search_path=${options.schema}`, keepAlive: true, connectionTimeoutMillis: 5_000, application_name: `passage-${options.schema}-relay` });
    client.on('error', (error) => {
      options.log.warn({ error: error.message }, 'the relay lost its connection');
      options.onLost();
    });
    try {
      await client.connect();
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock(hashtext($1)) as taken', [`passage-relay-${options.schema}`]);
      if (rows[0]?.taken !== true) {
        await client.end();
        return null;
      }
      client.on('notification', options.onWake);
      await client.query(`listen ${pg.escapeIdentifier(options.schema + WAKE_SUFFIX)}`);
      return new RelayLock(client, options);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Enters this holder. @returns true where the one before did not leave in order: its last request may still take effect. */
  async enter(): Promise<boolean> {
    const { rows } = await this.client.query<{ released: boolean }>('select released from relay_lease where one');
    await this.client.query(
      `insert into relay_lease (holder, released, taken_at) values ($1, false, now())
       on conflict (one) do update set holder = excluded.holder, released = false, taken_at = excluded.taken_at`,
      [this.options.holder],
    );
    return rows[0]?.released === false;
  }

  /** Leaves in order: the next holder need not wait. */
  async release(): Promise<void> {
    await this.client.query('update relay_lease set released = true where holder = $1', [this.options.holder]).catch(() => undefined);
    await this.abandon();
  }

  /** Leaves with something still in doubt: the next holder waits. */
  async abandon(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
