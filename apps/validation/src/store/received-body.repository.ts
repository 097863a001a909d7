import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { KeyRing, open, seal } from '@fm/sealing';
import type { RevisionHeader } from '../domain/decided-state.js';
import type { Answers } from '../domain/mapping/read-answer.js';
import { ValidationConfiguration } from '../validation.config.js';

export interface ReceivedBody {
  readonly header: RevisionHeader;
  readonly answers: Answers;
}

const contextOf = ({ submission, revision }: RevisionHeader): string => `validation.received_body/${submission}/${revision}`;

/** The newest body of each submission, sealed under this service's own key, so that it can be mapped again without asking ingestion. */
@Injectable()
export class ReceivedBodyRepository {
  private readonly keys: KeyRing;

  constructor(@Inject(ValidationConfiguration) config: ValidationConfiguration) {
    this.keys = KeyRing.parse(config.bodyKeys);
  }

  async keep(tx: Transaction, bodies: readonly ReceivedBody[]): Promise<void> {
    const sealed = bodies.map(({ header, answers }) => seal(this.keys, Buffer.from(JSON.stringify(answers)), contextOf(header)));
    await tx.query(
      `insert into received_body (submission, revision, header, sealed)
       select submission, revision, header::jsonb, sealed from unnest($1::text[], $2::int[], $3::text[], $4::bytea[]) as b(submission, revision, header, sealed)
       on conflict (submission) do update set revision = excluded.revision, header = excluded.header, sealed = excluded.sealed`,
      [bodies.map(({ header }) => header.submission), bodies.map(({ header }) => header.revision), bodies.map(({ header }) => JSON.stringify(header)), sealed],
    );
  }

  async of(tx: Transaction, submissions: readonly string[]): Promise<readonly ReceivedBody[]> {
    const rows = await tx.query<{ header: RevisionHeader; sealed: Buffer }[]>('select header, sealed from received_body where submission = any($1) order by submission', [submissions]);
    return rows.map(({ header, sealed }) => ({ header, answers: JSON.parse(open(this.keys, sealed, contextOf(header)).toString()) as Answers }));
  }
}
