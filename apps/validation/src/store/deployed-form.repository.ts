import { Injectable } from '@nestjs/common';
import type { FormDeployedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { UNSTORABLE } from '../domain/mapping/read-answer.js';

/** The versions of forms with their questions; one is replaced only by a later reading of the same version. */
@Injectable()
export class DeployedFormRepository {
  async keep(tx: Transaction, forms: readonly FormDeployedV1[]): Promise<void> {
    for (const { server, asset, formVersion, revision, name, content, noticedAt } of forms) {
      await tx.query(
        `insert into deployed_form as held (server, asset, form_version, revision, name, content, noticed_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (server, asset, form_version) do update set revision = excluded.revision, name = excluded.name, content = excluded.content, noticed_at = excluded.noticed_at
         where held.revision < excluded.revision`,
        [server, asset, formVersion, revision, name?.replace(UNSTORABLE, '\ufffd') ?? null, JSON.stringify(content), noticedAt],
      );
    }
  }
}
