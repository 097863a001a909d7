import { Inject, Injectable } from '@nestjs/common';
import type { FormKind, SourceMode } from '@fm/contracts/vocabulary';
import { Database, type Transaction } from '@fm/persistence';
import type { ReceivingSource } from '../domain/arrival.js';
import type { Credential } from '../domain/credential.js';
import { Vault } from './vault.js';

export interface Source extends ReceivingSource {
  readonly provinces: readonly string[] | null;
  readonly credentials: readonly Credential[];
  /** Kobo's API of the source, where a token was given. */
  readonly kobo: { readonly url: string; readonly token: string } | null;
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
    const rows = await this.database.query<SourceRow[]>('select * from source where id = $1', [id]);
    const source = rows[0] ? this.sourceOf(rows[0]) : null;
    // Unknown ids are not kept: anyone can make them up.
    if (source) this.cache.set(id, { source, until: performance.now() + FRESH_MS });
    return source;
  }

  async list(): Promise<readonly Source[]> {
    const rows = await this.database.query<SourceRow[]>('select * from source order by id');
    return rows.map((row) => this.sourceOf(row));
  }

  async save(tx: Transaction, { id, server, asset, kind, mode, provinces, credentials, kobo }: Source, changedAt: string): Promise<void> {
    const token = kobo ? this.vault.sealApart(Buffer.from(kobo.token), tokenContext(id)) : null;
    await tx.query(
      `insert into source (id, server, asset, kind, mode, provinces, credentials, kobo_url, kobo_token, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (id) do update set server = excluded.server, asset = excluded.asset, kind = excluded.kind, mode = excluded.mode, provinces = excluded.provinces,
         credentials = excluded.credentials, kobo_url = excluded.kobo_url, kobo_token = excluded.kobo_token, changed_at = excluded.changed_at`,
      [id, server, asset, kind, mode, provinces, JSON.stringify(credentials), kobo?.url ?? null, token, changedAt],
    );
    this.cache.delete(id);
  }

  private sourceOf(row: SourceRow): Source {
    const { kobo_url: url, kobo_token: token, ...rest } = row;
    const kobo = url !== null && token !== null ? { url, token: this.vault.openApart(token, tokenContext(row.id)).toString() } : null;
    return { ...rest, kobo };
  }
}
