import { Inject, Injectable } from '@nestjs/common';
import type { FormKind, SourceMode } from '@fm/contracts/vocabulary';
import { Database, type Transaction } from '@fm/persistence';
import type { ReceivingSource } from '../domain/arrival.js';
import type { Credential } from '../domain/credential.js';
import { Vault } from './vault.js';

/** Where Kobo's API of a source is, and what lets us in. */
export interface KoboApiAccess {
  readonly url: string;
  readonly token: string;
}

/** A source as it is kept: what an administrator states. */
export interface GivenSource extends ReceivingSource {
  readonly provinces: readonly string[] | null;
  readonly credentials: readonly Credential[];
  /** Kobo's API of the source, where a token was given. */
  readonly kobo: KoboApiAccess | null;
  /** Verdicts are written into Kobo as validation status. */
  readonly writeBack: boolean;
}

export interface Source extends GivenSource {
  /** Kobo's uid of the REST service that posts to us, where we made or found it. */
  readonly hookUid: string | null;
  /** Counts the changes that subscribers are told of. */
  readonly revision: number;
  readonly changedAt: string;
}

interface SourceRow {
  id: string;
  server: string;
  asset: string | null;
  kind: FormKind;
  mode: SourceMode;
  provinces: string[] | null;
  credentials: Credential[];
  kobo_url: string | null;
  kobo_token: Buffer | null;
  verify: boolean;
  write_back: boolean;
  hook_uid: string | null;
  revision: number;
  changed_at: Date;
}

const tokenContext = (id: string): string => `ingestion.source/${id}/kobo_token`;

/** How long a source is believed without asking again: a rotated secret works, and an old one stops, within this. */
const FRESH_MS = 1_000;

@Injectable()
export class SourceRepository {
  private readonly cache = new Map<string, { source: Source | null; until: number }>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  async find(id: string): Promise<Source | null> {
    const cached = this.cache.get(id);
    if (cached && cached.until > performance.now()) return cached.source;
    const source = await this.read(this.database.manager, id);
    // Unknown ids are not kept: anyone can make them up.
    if (source) this.cache.set(id, { source, until: performance.now() + FRESH_MS });
    return source;
  }

  /** As it is now, whatever was believed. */
  async read(tx: Transaction, id: string): Promise<Source | null> {
    const rows = await tx.query<SourceRow[]>('select * from source where id = $1', [id]);
    return rows[0] ? this.sourceOf(tx, rows[0]) : null;
  }

  async list(): Promise<readonly Source[]> {
    const rows = await this.database.query<SourceRow[]>('select * from source order by id');
    return Promise.all(rows.map((row) => this.sourceOf(this.database.manager, row)));
  }

  /** @returns the source's revision, and whether it was raised: then subscribers must be told */
  async save(tx: Transaction, { id, server, asset, kind, mode, provinces, credentials, kobo, verify, writeBack }: GivenSource, changedAt: string): Promise<{ revision: number; raised: boolean }> {
    const before = await tx.query<{ revision: number }[]>('select revision from source where id = $1 for update', [id]);
    const token = kobo ? await this.vault.sealApart(tx, id, { value: Buffer.from(kobo.token), context: tokenContext(id) }) : null;
    const rows = await tx.query<{ revision: number }[]>(
      `insert into source (id, server, asset, kind, mode, provinces, credentials, kobo_url, kobo_token, verify, write_back, changed_at, revision)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)
       on conflict (id) do update set server = excluded.server, asset = excluded.asset, kind = excluded.kind, mode = excluded.mode, provinces = excluded.provinces,
         credentials = excluded.credentials, kobo_url = excluded.kobo_url, kobo_token = excluded.kobo_token, verify = excluded.verify, write_back = excluded.write_back,
         changed_at = excluded.changed_at,
         revision = source.revision + (source.revision = 0 or (source.server, source.asset, source.kind, source.mode, source.provinces)
           is distinct from (excluded.server, excluded.asset, excluded.kind, excluded.mode, excluded.provinces))::int
       returning revision`,
      [id, server, asset, kind, mode, provinces, JSON.stringify(credentials), kobo?.url ?? null, token, verify, writeBack, changedAt],
    );
    this.cache.delete(id);
    const revision = rows[0]?.revision ?? 0;
    return { revision, raised: revision !== before[0]?.revision };
  }

  async setHook(tx: Transaction, id: string, { hookUid, credentials }: { hookUid: string; credentials?: readonly Credential[] }): Promise<void> {
    await tx.query('update source set hook_uid = $2, credentials = coalesce($3::jsonb, credentials) where id = $1', [id, hookUid, credentials === undefined ? null : JSON.stringify(credentials)]);
    this.cache.delete(id);
  }

  /** The newest of the others stays valid beside it, for what is on its way. */
  async addCredential(tx: Transaction, id: string, credential: Credential): Promise<void> {
    await tx.query('update source set credentials = jsonb_build_array($2::jsonb, credentials -> 0) where id = $1', [id, JSON.stringify(credential)]);
    this.cache.delete(id);
  }

  private async sourceOf(tx: Transaction, row: SourceRow): Promise<Source> {
    const { kobo_url: url, kobo_token: sealed, write_back: writeBack, hook_uid: hookUid, changed_at: changedAt, ...rest } = row;
    const token = sealed === null ? null : (await this.vault.openApart(tx, row.id, { sealed, context: tokenContext(row.id) })).toString();
    return { ...rest, kobo: url !== null && token !== null ? { url, token } : null, writeBack, hookUid, changedAt: changedAt.toISOString() };
  }
}
