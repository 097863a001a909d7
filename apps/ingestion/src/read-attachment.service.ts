import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { mayReadMedia } from './domain/media-rights.js';
import { IngestionConfiguration } from './ingestion.config.js';
import { KOBO_SILENT, NO_ATTACHMENT, UNKNOWN_SUBMISSION } from './ingestion.problems.js';
import { KoboFiles, type OpenedFile } from './kobo/kobo-files.js';
import { KoboUnavailable } from './kobo/kobo-transport.js';
import { AttachmentRepository, type StoredAttachment } from './store/attachment.repository.js';
import { SourceRepository, type Source } from './store/source.repository.js';
import { SubmissionRepository } from './store/submission.repository.js';

const unknown = (): Problem => new Problem(UNKNOWN_SUBMISSION, { en: 'Write the key as server/asset/rootUuid, of a submission that you may see.', lo: 'ຂຽນລະຫັດເປັນ server/asset/rootUuid.' });

/** Media of a submission: known here by name and state, kept by Kobo, fetched when somebody asks. */
@Injectable()
export class ReadAttachmentService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AttachmentRepository) private readonly attachments: AttachmentRepository,
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(KoboFiles) private readonly files: KoboFiles,
    @Inject(IngestionConfiguration) private readonly config: IngestionConfiguration,
  ) {}

  /** @throws Problem UNKNOWN_SUBMISSION also where the caller may not see it */
  async list(submission: string, caller: Caller): Promise<readonly StoredAttachment[]> {
    await this.sourceOf(submission, caller);
    return this.attachments.of(this.database.manager, submission);
  }

  async open({ submission, name }: { submission: string; name: string }, caller: Caller): Promise<OpenedFile> {
    const source = await this.sourceOf(submission, caller);
    const found = (await this.attachments.of(this.database.manager, submission)).find((one) => one.name === name && one.state === 'present');
    const file = found?.url && source.kobo ? await this.fetch(source.kobo, found.url) : null;
    if (!file) throw new Problem(NO_ATTACHMENT, { en: 'List the attachments of the submission and their states; expected ones are still on the phone.', lo: 'ເບິ່ງລາຍການໄຟລ໌ແນບ ແລະ ສະຖານະ.' });
    return file;
  }

  private async fetch(kobo: NonNullable<Source['kobo']>, url: string): Promise<OpenedFile | null> {
    try {
      return await this.files.open(kobo, url, this.config.attachmentHosts);
    } catch (error) {
      if (error instanceof KoboUnavailable) throw new Problem(KOBO_SILENT, { en: `${error.message} Try again later.`, lo: 'ລອງໃໝ່ພາຍຫຼັງ.' });
      throw error;
    }
  }

  private async sourceOf(submission: string, caller: Caller): Promise<Source> {
    const id = await this.submissions.sourceOf(this.database.manager, submission);
    const source = id === undefined ? null : await this.sources.find(id);
    if (!source || !mayReadMedia(caller, source)) throw unknown();
    return source;
  }
}
