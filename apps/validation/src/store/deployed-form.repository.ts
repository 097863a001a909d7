import { Injectable } from '@nestjs/common';
import type { FormDeployedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import type { FormName } from '../domain/form-of.js';
import { UNSTORABLE } from '../domain/mapping/read-answer.js';

/** A version of a form without its questions. */
export interface DeployedForm extends FormName {
  readonly formVersion: string;
  readonly revision: number;
}

/** The versions of forms with their questions; one is replaced only by a later reading of the same version. */
@Injectable()
export class DeployedFormRepository {
  /** @returns the versions that were not known, or have become other */
  async keep(tx: Transaction, forms: readonly FormDeployedV1[]): Promise<DeployedForm[]> {
    const kept: DeployedForm[] = [];
    for (const { server, asset, formVersion, revision, name, content, noticedAt } of forms) {
      const rows = await tx.query<unknown[]>(
        `insert into deployed_form as held (server, asset, form_version, revision, name, content, noticed_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (server, asset, form_version) do update set revision = excluded.revision, name = excluded.name, content = excluded.content, noticed_at = excluded.noticed_at
         where held.revision < excluded.revision returning 1`,
        [server, asset, formVersion, revision, name?.replace(UNSTORABLE, '\ufffd') ?? null, JSON.stringify(content), noticedAt],
      );
      if (rows.length > 0) kept.push({ server, asset, formVersion, revision });
    }
    return kept;
  }

  /** Which of these are known, by assets. */
  of(tx: Transaction, forms: readonly FormName[]): Promise<DeployedForm[]> {
    return tx.query<DeployedForm[]>(
      `select server, asset, form_version as "formVersion", revision from deployed_form
       where (server, asset) in (select * from unnest($1::text[], $2::text[])) order by noticed_at`,
      [forms.map(({ server }) => server), forms.map(({ asset }) => asset)],
    );
  }

  /** Kobo's `content`; null where it is not known. */
  async content(tx: Transaction, { server, asset, formVersion }: Omit<DeployedForm, 'revision'>): Promise<Readonly<Record<string, unknown>> | null> {
    const rows = await tx.query<{ content: Record<string, unknown> }[]>('select content from deployed_form where server = $1 and asset = $2 and form_version = $3', [server, asset, formVersion]);
    return rows[0]?.content ?? null;
  }
}
