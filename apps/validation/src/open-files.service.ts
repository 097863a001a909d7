import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { questionClasses, type QuestionClass } from './domain/question-class.js';
import { ReadFormsService } from './read-forms.service.js';
import { SubmissionFileRepository, type OpenedFile } from './store/submission-file.repository.js';

/** A submission with its answers, and how each of them may be treated by the mapping with which it is read. */
export interface ClassedFile extends OpenedFile {
  readonly classOf: (path: string) => QuestionClass;
}

/** All that is here about one submission, before it is said who sees what of it. */
@Injectable()
export class OpenFilesService {
  constructor(
    @Inject(SubmissionFileRepository) private readonly files: SubmissionFileRepository,
    @Inject(ReadFormsService) private readonly forms: ReadFormsService,
  ) {}

  /** Undefined where there is none within these provinces. */
  async open(tx: Transaction, submission: string, provinces: readonly string[] | null): Promise<ClassedFile | undefined> {
    const opened = await this.files.open(tx, submission, provinces);
    if (!opened) return undefined;
    const [reading] = await this.forms.readings(tx, [{ submission, kind: opened.file.kind, formVersion: opened.formVersion }]);
    if (!reading) throw new Error('A submission has no reading: one is made for each.');
    return { ...opened, classOf: questionClasses(reading.mapping) };
  }
}
