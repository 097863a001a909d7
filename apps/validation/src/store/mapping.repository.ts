import { Injectable } from '@nestjs/common';
import type { FormKind } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { PutMapping } from '../domain/mapping/choose-mapping.js';
import { DEFAULT_MAPPINGS } from '../domain/mapping/default-mappings.js';
import type { MappingDocument } from '../domain/mapping/mapping-document.js';

/** A version of a mapping with who made it and why. */
export interface MappingVersion {
  readonly name: string;
  readonly version: number;
  readonly kind: FormKind;
  readonly server: string | null;
  readonly asset: string | null;
  readonly document: MappingDocument;
  readonly retired: boolean;
  readonly reason: string;
  readonly actor: string;
  readonly decidedAt: Date;
}

export type NewMapping = Omit<MappingVersion, 'version' | 'decidedAt' | 'kind'> & { readonly decidedAt: string; readonly questionTypes: Readonly<Record<string, string>> };

const COLUMNS = 'name, version, kind, server, asset, document, retired, reason, actor, decided_at as "decidedAt"';

/** What is shipped is the first version of its name. */
const SHIPPED = Object.values(DEFAULT_MAPPINGS).map(({ name }) => name);

/** What people put as mappings: nothing is overwritten, each change is the next version. */
@Injectable()
export class MappingRepository {
  /** The newest of each name that is not retired. */
  async inForce(tx: Transaction): Promise<readonly PutMapping[]> {
    const rows = await tx.query<(MappingVersion & { questionTypes: Record<string, string> })[]>(
      `select * from (select distinct on (name) ${COLUMNS}, question_types as "questionTypes" from form_mapping order by name, version desc) as newest where not retired`,
    );
    return rows.map(({ name, version, document, server, asset, decidedAt, questionTypes }) =>
      ({ name, version, document, questionTypes, decidedAt: decidedAt.toISOString(), form: server === null || asset === null ? null : { server, asset } }));
  }

  /** Every version, of all mappings or of one, newest first. */
  history(tx: Transaction, name: string | null = null): Promise<MappingVersion[]> {
    return tx.query<MappingVersion[]>(`select ${COLUMNS} from form_mapping where $1::text is null or name = $1 order by name, version desc`, [name]);
  }

  /** Call it with the registers locked. @returns the version that it became */
  async put(tx: Transaction, { name, server, asset, document, questionTypes, retired, reason, actor, decidedAt }: NewMapping): Promise<number> {
    const rows = await tx.query<{ version: number }[]>(
      `insert into form_mapping (name, version, kind, server, asset, document, question_types, retired, reason, actor, decided_at)
       select $1, coalesce(max(version), $11) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10 from form_mapping where name = $1 returning version`,
      [name, document.kind, server, asset, JSON.stringify(document), JSON.stringify(questionTypes), retired, reason, actor, decidedAt, SHIPPED.includes(name) ? 1 : 0],
    );
    return rows[0]?.version ?? 0;
  }
}
