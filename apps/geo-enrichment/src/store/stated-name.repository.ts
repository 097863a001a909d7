import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { PlaceCandidate } from '../domain/names/resolve-place.js';
import type { LocatedSubmission } from '../domain/submission-state.js';

/** Words that wait for a person: one line for all records that have them. */
export interface OpenName {
  readonly text: string;
  readonly within: string | null;
  readonly records: number;
  readonly candidates: readonly PlaceCandidate[];
}

/** The words that records have for places without a code. Call it with the submissions' state rows locked. */
@Injectable()
export class StatedNameRepository {
  async replace(tx: Transaction, states: readonly Pick<LocatedSubmission, 'submission' | 'names'>[]): Promise<void> {
    if (states.length === 0) return;
    await this.forget(tx, states.map(({ submission }) => submission));
    const rows = states.flatMap(({ submission, names }) => names.map(({ end, text, key, within, state, aliasRevision, candidates }) => (
      { submission, place_end: end, text, name_key: key, within, state, alias_revision: aliasRevision, candidates })));
    if (rows.length === 0) return;
    await tx.query(
      `insert into stated_name
       select * from jsonb_to_recordset($1::jsonb) as said (
         submission text, place_end text, text text, name_key text, within text, state text, alias_revision int, candidates jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  async forget(tx: Transaction, submissions: readonly string[]): Promise<void> {
    await tx.query('delete from stated_name where submission = any($1::text[])', [submissions]);
  }

  /**
   * What waits for a person, most frequent first.
   * @param provinces only of records whose point lies there; null: of all
   */
  open(tx: Transaction, provinces: readonly string[] | null, limit: number): Promise<OpenName[]> {
    return tx.query<OpenName[]>(
      `select (array_agg(name.text order by name.text))[1] as text, nullif(name.within, '') as within, count(*)::int as records,
              (array_agg(name.candidates order by name.text))[1] as candidates
       from stated_name name join submission_location located using (submission)
       where name.state = 'open' and ($1::text[] is null or located.adm1 = any($1))
       group by name.name_key, name.within order by records desc, text limit $2`,
      [provinces, limit],
    );
  }

  /** Whether records of these provinces have the name. */
  async occurs(tx: Transaction, { key, within }: { readonly key: string; readonly within: string }, provinces: readonly string[]): Promise<boolean> {
    const rows = await tx.query<object[]>(
      `select 1 from stated_name name join submission_location located using (submission)
       where name.name_key = $1 and name.within = $2 and located.adm1 = any($3) limit 1`, [key, within, provinces]);
    return rows.length > 0;
  }
}
