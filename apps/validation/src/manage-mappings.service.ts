import { Inject, Injectable } from '@nestjs/common';
import { FORBIDDEN, type Caller } from '@fm/access';
import type { FormKind } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import { Database, inTransaction } from '@fm/persistence';
import { Problem } from '@fm/problems';
import type { FormName } from './domain/form-of.js';
import { typesOf } from './domain/mapping/changed-fields.js';
import { checkMapping } from './domain/mapping/check-mapping.js';
import { DEFAULT_MAPPINGS } from './domain/mapping/default-mappings.js';
import { readFormContent, type FormContent } from './domain/mapping/form-content.js';
import type { MappingDocument } from './domain/mapping/mapping-document.js';
import { sampleAnswers } from './domain/mapping/sample-answers.js';
import { suggestMapping, type SuggestedMapping } from './domain/mapping/suggest-mapping.js';
import { tryMapping, type TriedSample } from './domain/mapping/try-mapping.js';
import { JudgeSubmissionsService } from './judge-submissions.service.js';
import { DeployedFormRepository } from './store/deployed-form.repository.js';
import { lockRegisters } from './store/key-locks.js';
import { MappingRepository, type MappingVersion } from './store/mapping.repository.js';
import { RedecisionRepository } from './store/redecision.repository.js';
import { MAPPING_FAULTY, NO_SUCH_FORM, NO_SUCH_MAPPING } from './validation.problems.js';

/** What somebody writes for a name. */
export interface WrittenMapping {
  readonly document: unknown;
  /** Null: for every form of the kind for which there is none of its own. */
  readonly form: FormName | null;
  readonly retired: boolean;
  readonly reason: string;
}

/** Mappings as people make them: each change is the next version, and what it concerns is read again by itself. */
@Injectable()
export class ManageMappingsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MappingRepository) private readonly mappings: MappingRepository,
    @Inject(DeployedFormRepository) private readonly forms: DeployedFormRepository,
    @Inject(RedecisionRepository) private readonly redecisions: RedecisionRepository,
    @Inject(JudgeSubmissionsService) private readonly judging: JudgeSubmissionsService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The newest of each name, the shipped ones first. */
  async list(): Promise<readonly Omit<MappingVersion, 'document'>[]> {
    const all = [...shippedVersions(), ...(await this.mappings.history(this.database.manager))];
    const newest = new Map(all.toSorted((a, b) => a.version - b.version).map((mapping) => [mapping.name, mapping]));
    return [...newest.values()].map(({ name, version, kind, server, asset, retired, reason, actor, decidedAt }) => ({ name, version, kind, server, asset, retired, reason, actor, decidedAt }));
  }

  /** Every version of a name, newest first. @throws Problem NO_SUCH_MAPPING */
  async history(name: string): Promise<readonly MappingVersion[]> {
    const versions = [...(await this.mappings.history(this.database.manager, name)), ...shippedVersions().filter((shipped) => shipped.name === name)];
    if (versions.length === 0) throw new Problem(NO_SUCH_MAPPING, { en: 'List the mappings with GET /v1/mappings.', lo: 'ເບິ່ງລາຍການດ້ວຍ GET /v1/mappings.' });
    return versions;
  }

  /** @throws Problem MAPPING_FAULTY with every fault, or FORBIDDEN to whom not all provinces belong */
  put(name: string, { document: written, form, retired, reason }: WrittenMapping, caller: Caller): Promise<MappingVersion> {
    refuseOfSome(caller);
    const document = checkedMapping(written);
    return inTransaction(this.database, async (tx) => {
      await lockRegisters(tx);
      const content = form ? await this.newestContent(form) : null;
      const decidedAt = this.clock.now();
      const [before] = await this.mappings.history(tx, name);
      const version = await this.mappings.put(tx, {
        name, server: form?.server ?? null, asset: form?.asset ?? null, document, questionTypes: content ? typesOf(document, content) : {}, retired, reason, actor: caller.subject, decidedAt: decidedAt.toISOString(),
      });
      await this.redecisions.note(tx, { kind: document.kind, ...(form ? { form } : {}) }, '', 'judgement');
      // It was for another form before: what that form sent is read by what is left.
      if (before && before.server !== null && before.asset !== null && (before.server !== form?.server || before.asset !== form.asset)) await this.redecisions.note(tx, { form: { server: before.server, asset: before.asset } }, '', 'judgement');
      return { name, version, kind: document.kind, server: form?.server ?? null, asset: form?.asset ?? null, document, retired, reason, actor: caller.subject, decidedAt };
    });
  }

  /** @throws Problem NO_SUCH_FORM where neither content is given nor the form known */
  async suggest(kind: FormKind, of: { readonly content?: object | undefined; readonly form?: FormName | undefined }): Promise<SuggestedMapping> {
    const content = of.content ? readFormContent({ ...of.content }) : of.form ? await this.newestContent(of.form) : null;
    if (!content) throw new Problem(NO_SUCH_FORM, { en: 'Give "content" as Kobo has it, or give the source a token so that its forms are read.', lo: 'ໃຫ້ "content" ຕາມ Kobo ຫຼື ໃຫ້ token ແກ່ແຫຼ່ງຂໍ້ມູນ ເພື່ອອ່ານແບບຟອມ.' });
    return suggestMapping(kind, content);
  }

  /** @throws Problem MAPPING_FAULTY */
  async test(written: unknown, samples: readonly object[]): Promise<readonly TriedSample[]> {
    const document = checkedMapping(written);
    const bench = await this.judging.benchOf(this.database.manager);
    return tryMapping(document, samples.map((sample) => sampleAnswers({ ...sample })), { bench, at: this.clock.now() });
  }

  private async newestContent(form: FormName): Promise<FormContent | null> {
    const newest = (await this.forms.of(this.database.manager, [form])).at(-1);
    const content = newest ? await this.forms.content(this.database.manager, newest) : null;
    return content ? readFormContent(content) : null;
  }
}

function shippedVersions(): readonly MappingVersion[] {
  return Object.values(DEFAULT_MAPPINGS).map(({ name, version, document }) => ({ name, version, kind: document.kind, server: null, asset: null, document, retired: false, reason: 'shipped', actor: 'Passage', decidedAt: new Date(0) }));
}

function checkedMapping(written: unknown): MappingDocument {
  const checked = checkMapping(written);
  if ('document' in checked) return checked.document;
  throw new Problem(MAPPING_FAULTY, { en: checked.faults.map(({ en }) => en).join(' '), lo: checked.faults.map(({ lo }) => lo).join(' ') });
}

/** A mapping and a rule reach every province. */
export function refuseOfSome({ provinces }: Caller): void {
  if (provinces !== null) throw new Problem(FORBIDDEN, { en: 'It would reach beyond your provinces: ask a manager of all provinces. Looking and trying is open to you.', lo: 'ມີຜົນເກີນແຂວງຂອງທ່ານ: ຂໍໃຫ້ຜູ້ຈັດການທຸກແຂວງເຮັດ. ທ່ານເບິ່ງ ແລະ ທົດລອງໄດ້.' });
}
