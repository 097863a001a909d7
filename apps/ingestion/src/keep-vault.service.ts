import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction } from '@fm/persistence';
import { IngestionConfiguration } from './ingestion.config.js';
import { RetentionRepository, type Destroyed } from './store/retention.repository.js';
import { Vault } from './store/vault.js';

const DAY_MS = 86_400_000;
const REWRAPPED_AT_ONCE = 1_000;

/** How a rotation of the master key stands. */
export interface Rotation {
  readonly rewrapped: number;
  /** Data keys that are still under an old master key: while there are some, the old key must stay. */
  readonly remaining: number;
}

/** Keeps the vault: rotation of its master key, and retention of bodies by policy. */
@Injectable()
export class KeepVaultService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(RetentionRepository) private readonly retention: RetentionRepository,
    @Inject(IngestionConfiguration) private readonly config: IngestionConfiguration,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Wraps the next data keys under the current master key. Call it until nothing remains. */
  async rotate(): Promise<Rotation> {
    const rewrapped = await inTransaction(this.database, (tx) => this.vault.rewrap(tx, REWRAPPED_AT_ONCE));
    return { rewrapped, remaining: await this.vault.stale(this.database.manager) };
  }

  /** Destroys what the policy keeps no longer. The body that counts is never among it: figures are rebuilt from it. */
  async retain(): Promise<Destroyed> {
    const { keepSupersededDays, keepWithdrawnDays, keepUnplacedDays } = this.config;
    return inTransaction(this.database, (tx) => this.retention.destroy(tx, {
      superseded: this.before(keepSupersededDays), withdrawn: this.before(keepWithdrawnDays), unplaced: this.before(keepUnplacedDays),
    }));
  }

  private before(days: number): string | null {
    return days === 0 ? null : new Date(this.clock.now().getTime() - days * DAY_MS).toISOString();
  }
}
