import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import type { RevisionHeader } from './domain/decided-state.js';
import { formOf } from './domain/form-of.js';
import { changedFields } from './domain/mapping/changed-fields.js';
import { chooseMapping, type PutMapping } from './domain/mapping/choose-mapping.js';
import { compileMapping, type CompiledMapping } from './domain/mapping/compile-mapping.js';
import { readFormContent } from './domain/mapping/form-content.js';
import { mappingVersionOf } from './domain/mapping/mapping-document.js';
import type { FormKnowledge } from './domain/rules/rule.js';
import { DeployedFormRepository, type DeployedForm } from './store/deployed-form.repository.js';
import { MappingRepository } from './store/mapping.repository.js';

/** How the answers of one submission are read. */
export interface Reading {
  readonly mapping: CompiledMapping;
  readonly changed: readonly string[];
  readonly form: FormKnowledge;
}

type Header = Pick<RevisionHeader, 'submission' | 'kind' | 'formVersion'>;

/** Readings of so many versions of forms are remembered: more than an office has at a time. */
const REMEMBERED = 500;

/** With which mapping a submission is read, by the version of the form that the phone had. Compiled once for all submissions of a version. */
@Injectable()
export class ReadFormsService {
  private readonly remembered = new Map<string, Reading>();

  constructor(
    @Inject(MappingRepository) private readonly mappings: MappingRepository,
    @Inject(DeployedFormRepository) private readonly forms: DeployedFormRepository,
  ) {}

  /** @returns by position in `headers` */
  async readings(tx: Transaction, headers: readonly Header[]): Promise<readonly Reading[]> {
    const put = await this.mappings.inForce(tx);
    const named = new Map(headers.map(({ submission }) => { const form = formOf(submission); return [JSON.stringify(form), form]; }));
    const deployed = await this.forms.of(tx, [...named.values()]);
    const readings: Reading[] = [];
    for (const header of headers) readings.push(await this.reading(tx, header, { put, deployed }));
    return readings;
  }

  private async reading(tx: Transaction, { submission, kind, formVersion }: Header, { put, deployed }: { put: readonly PutMapping[]; deployed: readonly DeployedForm[] }): Promise<Reading> {
    const name = formOf(submission);
    const mapping = chooseMapping(kind, name, put);
    const version = formVersion === null ? undefined : deployed.find((form) => form.server === name.server && form.asset === name.asset && form.formVersion === formVersion);
    const form = formVersion === null ? 'unstated' : version || mapping.document.formVersions?.includes(formVersion) ? 'known' : 'unknown';
    const id = JSON.stringify([mappingVersionOf(mapping), mapping.decidedAt, kind, version ?? null, form]);
    const remembered = this.remembered.get(id);
    if (remembered) return remembered;
    const content = version ? await this.forms.content(tx, version) : null;
    const changed = content ? changedFields(mapping.document, readFormContent(content), mapping.questionTypes) : [];
    return this.remember(id, { mapping: compileMapping(mapping, new Set(changed)), changed, form });
  }

  private remember(id: string, reading: Reading): Reading {
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(id, reading);
    return reading;
  }
}
