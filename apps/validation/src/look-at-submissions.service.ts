import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { localDayOf, type FormKind } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { mended, statesOf, type Correction, type CorrectionState } from './domain/correction.js';
import type { QuestionClass } from './domain/question-class.js';
import { PATIENCE_WORKING_DAYS, workingDaysSince } from './domain/working-days.js';
import { OpenFilesService } from './open-files.service.js';
import { QuarantineRepository, type HeldFilter, type HeldSubmission, type Place } from './store/quarantine.repository.js';
import { RegisterRepository } from './store/register.repository.js';
import { SubmissionFileRepository, type Happening, type SubmissionFile } from './store/submission-file.repository.js';
import { NO_SUCH_RECORD } from './validation.problems.js';

/** Whose holidays keep offices closed. */
const HOME = 'LAO';

export interface ShownAnswer {
  readonly path: string;
  /** As it counts. */
  readonly value: string | null;
  /** As it was sent, where it was mended since. */
  readonly sent?: string | null;
}

export interface OpenFile extends SubmissionFile {
  readonly answers: readonly ShownAnswer[];
  /** For managers alone, as who decides and mends. */
  readonly corrections: readonly (Correction & { readonly state: CorrectionState })[];
  readonly history: readonly Happening[];
}

/** A held submission with how long somebody waits for it. */
export interface WaitingSubmission extends HeldSubmission {
  readonly workingDays: number;
  /** Longer than three working days: somebody else should decide it. */
  readonly escalated: boolean;
}

/** What is held, and one submission looked at closely: what a person needs who decides about it, and no more. */
@Injectable()
export class LookAtSubmissionsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(QuarantineRepository) private readonly quarantine: QuarantineRepository,
    @Inject(SubmissionFileRepository) private readonly files: SubmissionFileRepository,
    @Inject(OpenFilesService) private readonly opening: OpenFilesService,
    @Inject(RegisterRepository) private readonly registers: RegisterRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async held(filter: HeldFilter, page: { readonly after: Place | null; readonly limit: number }, { provinces }: Caller): Promise<readonly WaitingSubmission[]> {
    const tx = this.database.manager;
    const holidays = new Set((await this.registers.entries(tx, 'holidays')).filter(({ country }) => country === HOME).map(({ day }) => day));
    const today = localDayOf(this.clock.now());
    return (await this.quarantine.page(tx, filter, { ...page, provinces })).map((held) => {
      const workingDays = workingDaysSince(localDayOf(held.receivedAt), today, holidays);
      return { ...held, workingDays, escalated: workingDays > PATIENCE_WORKING_DAYS };
    });
  }

  /** Of an interview, what stands in its head. @throws Problem NO_SUCH_RECORD */
  open(submission: string, caller: Caller): Promise<OpenFile> {
    return this.look(submission, caller, { shown: caller.role === 'manager' ? ['record', 'position'] : ['record'], kinds: ['fmr', 'coverage'] });
  }

  /** With the answers of class S, for a manager who was granted them; nothing of class X. @throws Problem NO_SUCH_RECORD */
  openInterview(submission: string, caller: Caller): Promise<OpenFile> {
    return this.look(submission, caller, { shown: ['record', 'position', 'survey'], kinds: ['fmr', 'coverage', 'fms'] });
  }

  /** @param kinds of which the record as it counts is shown */
  private async look(submission: string, { provinces, role }: Caller, { shown, kinds }: { readonly shown: readonly QuestionClass[]; readonly kinds: readonly FormKind[] }): Promise<OpenFile> {
    const tx = this.database.manager;
    const opened = await this.opening.open(tx, submission, provinces);
    if (!opened) throw new Problem(NO_SUCH_RECORD, { en: 'Take the key from GET /v1/quarantine, and ask for records of your own provinces.', lo: 'ເອົາລະຫັດຈາກ GET /v1/quarantine ແລະ ຖາມສະເພາະບັນທຶກຂອງແຂວງທ່ານ.' });
    const { file, answers, corrections, classOf } = opened;
    const sent = answers ?? {};
    const states = statesOf(corrections, sent);
    const decides = role === 'manager';
    return {
      ...file,
      record: kinds.includes(file.kind) ? file.record : null,
      answers: shownAnswers(sent, mended(sent, corrections).answers).filter(({ path }) => shown.includes(classOf(path))),
      corrections: decides ? corrections.map((correction) => ({ ...correction, state: states.get(correction.id) ?? 'closed' })) : [],
      history: decides ? await this.files.history(tx, submission) : [],
    };
  }
}

function shownAnswers(sent: Readonly<Record<string, string>>, counting: Readonly<Record<string, string>>): ShownAnswer[] {
  const paths = [...new Set([...Object.keys(sent), ...Object.keys(counting)])].toSorted();
  return paths.map((path) => (sent[path] === counting[path] ? { path, value: sent[path] ?? null } : { path, value: counting[path] ?? null, sent: sent[path] ?? null }));
}
