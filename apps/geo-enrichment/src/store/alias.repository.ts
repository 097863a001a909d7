import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { PlaceAlias } from '../domain/place-alias.js';
import type { Change } from './point.repository.js';

/** What people said that words mean, the newest of each, with its history. */
@Injectable()
export class AliasRepository {
  /** @returns null where that is what was said already */
  async decide(tx: Transaction, alias: Omit<PlaceAlias, 'revision' | 'decidedAt'>, { actor, at }: Change): Promise<PlaceAlias | null> {
    const { key, within, pcode, text } = alias;
    const [row] = await tx.query<{ revision: number }[]>(
      `insert into place_alias as held (name_key, within, text, pcode, revision, actor, decided_at) values ($1, $2, $3, $4, 1, $5, $6)
       on conflict (name_key, within) do update set text = excluded.text, pcode = excluded.pcode, revision = held.revision + 1, actor = excluded.actor, decided_at = excluded.decided_at
       where held.pcode is distinct from excluded.pcode returning revision`,
      [key, within, text, pcode, actor, at],
    );
    if (!row) return null;
    await tx.query('insert into place_alias_history (name_key, within, revision, text, pcode, actor, decided_at) values ($1, $2, $3, $4, $5, $6, $7)', [key, within, row.revision, text, pcode, actor, at]);
    return { ...alias, revision: row.revision, decidedAt: at.toISOString() };
  }

  async of(tx: Transaction, names: readonly { readonly key: string; readonly within: string }[]): Promise<PlaceAlias[]> {
    if (names.length === 0) return [];
    const rows = await tx.query<AliasRow[]>(
      `select alias.* from place_alias alias join unnest($1::text[], $2::text[]) as asked (name_key, within) using (name_key, within)`,
      [names.map(({ key }) => key), names.map(({ within }) => within)],
    );
    return rows.map(aliasOf);
  }

  async all(tx: Transaction): Promise<PlaceAlias[]> {
    return (await tx.query<AliasRow[]>('select * from place_alias order by name_key, within')).map(aliasOf);
  }
}

interface AliasRow {
  readonly name_key: string;
  readonly within: string;
  readonly text: string;
  readonly pcode: string | null;
  readonly revision: number;
  readonly decided_at: Date;
}

function aliasOf({ name_key: key, within, text, pcode, revision, decided_at: decidedAt }: AliasRow): PlaceAlias {
  return { key, within, text, pcode, revision, decidedAt: decidedAt.toISOString() };
}
