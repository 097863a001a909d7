import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import type { Scope } from '../domain/scope.js';

export interface StoredKey extends Scope {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

const FIELDS = 'id, name, role, provinces, grants, created_at as "createdAt", created_by as "createdBy", expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"';
const VALID = '(revoked_at is null and (expires_at is null or expires_at > $2))';

/** Keys of programs. */
@Injectable()
export class AccessKeyRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async make(key: Omit<StoredKey, 'revokedAt' | 'lastUsedAt'>, sha256: Buffer): Promise<void> {
    const { id, name, role, provinces, grants, createdAt, createdBy, expiresAt } = key;
    await this.database.query(
      'insert into access_key (id, name, role, provinces, grants, created_at, created_by, expires_at, sha256) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id, name, role, provinces, grants, createdAt, createdBy, expiresAt, sha256],
    );
  }

  all(): Promise<StoredKey[]> {
    return this.database.query<StoredKey[]>(`select ${FIELDS} from access_key order by created_at, id`);
  }

  /** The key with this hash where it is valid now. That it was used is written at most once a minute. */
  async validByDigest(sha256: Buffer, now: Date): Promise<StoredKey | null> {
    const [key] = await this.database.query<StoredKey[]>(`select ${FIELDS} from access_key where sha256 = $1 and ${VALID}`, [sha256, now]);
    if (!key) return null;
    if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() > 60_000) await this.database.query('update access_key set last_used_at = $2 where id = $1', [key.id, now]);
    return key;
  }

  async validById(id: string, now: Date): Promise<StoredKey | null> {
    const [key] = await this.database.query<StoredKey[]>(`select ${FIELDS} from access_key where id::text = $1 and ${VALID}`, [id, now]);
    return key ?? null;
  }

  /** @returns whether there was such a key, withdrawn before or not */
  async revoke(id: string, now: Date): Promise<boolean> {
    const rows = await this.database.query<unknown[]>('with r as (update access_key set revoked_at = coalesce(revoked_at, $2) where id::text = $1 returning 1) select 1 from r', [id, now]);
    return rows.length > 0;
  }
}
