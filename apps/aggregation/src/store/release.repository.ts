import { Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { Release, ReleaseComment, ReleaseDrafted, ReleaseWithHistory } from '../domain/release.js';
import type { ReleaseState, StepTaken } from '../domain/release-workflow.js';
import { RELEASE_COLUMNS, releaseIn, type ReleaseRow } from './release-row.js';

interface Act {
  readonly by: string;
  readonly at: Date;
}

/** Releases, their steps and what was said about them. */
@Injectable()
export class ReleaseRepository {
  async add(tx: Transaction, { from, to, title, embargoUntil }: ReleaseDrafted, { by, at }: Act): Promise<Release> {
    const rows = await tx.query<ReleaseRow[]>(
      `insert into release (state, span_from, span_to, title, embargo_until, drafted_by, drafted_at) values ('preparing', $1, $2, $3, $4, $5, $6) returning ${RELEASE_COLUMNS}`,
      [from, to, JSON.stringify(title), embargoUntil, by, at],
    );
    return only(rows.map(releaseIn));
  }

  /** The newest first. */
  async list(tx: Transaction): Promise<Release[]> {
    const rows = await tx.query<ReleaseRow[]>(`select ${RELEASE_COLUMNS} from release order by id desc limit 500`);
    return rows.map(releaseIn);
  }

  async find(tx: Transaction, id: number, { lock = false } = {}): Promise<ReleaseWithHistory | null> {
    const [row] = await tx.query<ReleaseRow[]>(`select ${RELEASE_COLUMNS} from release where id = $1 ${lock ? 'for update' : ''}`, [id]);
    if (!row) return null;
    const steps = await tx.query<(StepTaken & { at: Date })[]>('select step, by, at from release_step where release = $1 order by id', [id]);
    const comments = await tx.query<(Omit<ReleaseComment, 'at'> & { at: Date })[]>('select by, at, text from release_comment where release = $1 order by id', [id]);
    const dated = <T extends { at: Date }>({ at, ...rest }: T): Omit<T, 'at'> & { at: string } => ({ ...rest, at: at.toISOString() });
    return { ...releaseIn(row), steps: steps.map(dated), comments: comments.map(dated), clearers: await this.clearers(tx, row) };
  }

  /** Whom the rounds that were under way in these days name. */
  private async clearers(tx: Transaction, { from, to }: Pick<Release, 'from' | 'to'>): Promise<string[]> {
    const rows = await tx.query<{ name: string }[]>(
      `select distinct plan->>'clearedBy' as name from known_round
       where plan->>'from' <= $2 and plan->>'to' >= $1 and plan->>'withdrawn' = 'false' and plan->>'state' <> 'proposed' and plan->>'clearedBy' is not null order by 1`,
      [from, to],
    );
    return rows.map(({ name }) => name);
  }

  async recordStep(tx: Transaction, id: number, { step, by, at }: StepTaken & Act): Promise<void> {
    await tx.query('insert into release_step (release, step, by, at) values ($1, $2, $3, $4) on conflict (release, step, by) do nothing', [id, step, by, at]);
  }

  async setState(tx: Transaction, id: number, state: Exclude<ReleaseState, 'published'>): Promise<void> {
    await tx.query('update release set state = $2 where id = $1', [id, state]);
  }

  async comment(tx: Transaction, id: number, { by, at, text }: Act & { readonly text: string }): Promise<void> {
    await tx.query('insert into release_comment (release, by, at, text) values ($1, $2, $3, $4)', [id, by, at, text]);
  }

  /** The next that is to be made. */
  async toPrepare(tx: Transaction): Promise<Release | null> {
    const [row] = await tx.query<ReleaseRow[]>(`select ${RELEASE_COLUMNS} from release where state = 'preparing' order by id limit 1`);
    return row ? releaseIn(row) : null;
  }

  async setMade(tx: Transaction, id: number, made: Required<Pick<Release, 'afterNumber' | 'asOf' | 'audit' | 'heldBack' | 'cells' | 'sha256'>>): Promise<void> {
    await tx.query(
      `update release set state = 'draft', after_number = $2, as_of = $3, audit = $4, held_back = $5, cells = $6, sha256 = $7 where id = $1`,
      [id, made.afterNumber, made.asOf, JSON.stringify(made.audit), made.heldBack, made.cells, made.sha256],
    );
  }

  /** A cleared release whose publication was decided and whose embargo is over, locked. */
  async due(tx: Transaction, now: Date): Promise<Release | null> {
    const [row] = await tx.query<ReleaseRow[]>(
      `select ${RELEASE_COLUMNS} from release
       where state = 'cleared' and coalesce(embargo_until, $1) <= $1 and after_number is not distinct from (select max(number) from release) and exists (select 1 from release_step where release_step.release = release.id and step = 'publish')
       order by id limit 1 for update`,
      [now],
    );
    return row ? releaseIn(row) : null;
  }

  /** One release is published at a time, so that each is held against all before. @returns the newest number; null where nothing was published */
  async newestNumber(tx: Transaction, { lock = false } = {}): Promise<number | null> {
    if (lock) await tx.query(`select pg_advisory_xact_lock(hashtext('passage-aggregation-release'))`);
    const [row] = await tx.query<{ number: number | null }[]>('select max(number) as number from release');
    return row?.number ?? null;
  }

  async setPublished(tx: Transaction, id: number, { number, at }: { readonly number: number; readonly at: Date }): Promise<void> {
    await tx.query(`update release set state = 'published', number = $2, published_at = $3 where id = $1`, [id, number, at]);
  }
}

function only<T>([item]: readonly T[]): T {
  if (item === undefined) throw new Error('Postgres returned no row of an insert.');
  return item;
}
