import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';

export interface FormName {
  readonly server: string;
  readonly asset: string;
}

const UNKNOWN_FOR_MS = 1_000;
const MOST_REMEMBERED = 1_000;

/** Which versions of forms are known, and where each asks for media. */
@Injectable()
export class FormVersionRepository {
  private readonly media = new Map<string, { readonly paths: readonly string[]; readonly until: number }>();

  async isKnown(tx: Transaction, { server, asset }: FormName, formVersion: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('select 1 from form_version where server = $1 and asset = $2 and form_version = $3', [server, asset, formVersion]);
    return rows.length > 0;
  }

  /** @returns false where it was known already */
  async add(tx: Transaction, { server, asset }: FormName, { formVersion, mediaPaths, noticedAt }: { formVersion: string; mediaPaths: readonly string[]; noticedAt: string }): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'insert into form_version (server, asset, form_version, media_paths, noticed_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning 1',
      [server, asset, formVersion, mediaPaths, noticedAt],
    );
    return rows.length > 0;
  }

  /** Paths of media questions by `server/asset/version`, of the versions that are known. A version never changes; what is unknown is asked for again after a while. */
  async mediaPaths(tx: Transaction, names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const now = performance.now();
    const missing = names.filter((name) => (this.media.get(name)?.until ?? 0) < now);
    if (missing.length > 0) await this.readMedia(tx, missing, now);
    return new Map(names.map((name) => [name, this.media.get(name)?.paths ?? []]));
  }

  private async readMedia(tx: Transaction, names: readonly string[], now: number): Promise<void> {
    if (this.media.size > MOST_REMEMBERED) this.media.clear();
    const rows = await tx.query<{ name: string; paths: string[] }[]>(
      `select server || '/' || asset || '/' || form_version as name, media_paths as paths from form_version where server || '/' || asset || '/' || form_version = any($1)`, [names]);
    const found = new Map(rows.map((row) => [row.name, row.paths]));
    for (const name of names) this.media.set(name, { paths: found.get(name) ?? [], until: found.has(name) ? Number.POSITIVE_INFINITY : now + UNKNOWN_FOR_MS });
  }

  /** Versions that submissions of a form carry and nobody has told yet. */
  async untold(tx: Transaction, { server, asset }: FormName): Promise<readonly string[]> {
    const rows = await tx.query<{ version: string }[]>(
      `select distinct b.form_version as version from submission s join raw_body b on b.receipt = s.head
       where s.server = $1 and s.asset = $2 and b.form_version is not null
         and not exists (select 1 from form_version f where f.server = $1 and f.asset = $2 and f.form_version = b.form_version) order by 1`,
      [server, asset],
    );
    return rows.map((row) => row.version);
  }
}
