import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type {
  Envelope, FormDeployedV1, MonitoringPointRegisteredV1, SourceRegisteredV1, SubmissionQuarantinedV1, SubmissionReceivedV1, SubmissionReviewedV1, SubmissionValidatedV1, SubmissionWithdrawnV1,
} from '@fm/contracts';
import type { Caller } from '@fm/access';
import { Outbox } from '@fm/delivery';
import { type Database, inTransaction } from '@fm/persistence';
import { KeyRing, open } from '@fm/sealing';
import { testDatabase } from '@fm/testing';
import { CorrectAnswersService } from '../src/correct-answers.service.js';
import { DecideSubmissionsService } from '../src/decide-submissions.service.js';
import { JudgeSubmissionsService } from '../src/judge-submissions.service.js';
import { KeepFormsService } from '../src/keep-forms.service.js';
import { KeepPointsService } from '../src/keep-points.service.js';
import { KeepRegistersService } from '../src/keep-registers.service.js';
import { KeepSourcesService } from '../src/keep-sources.service.js';
import { LookAtDaysService } from '../src/look-at-days.service.js';
import { LookAtSubmissionsService } from '../src/look-at-submissions.service.js';
import { ManageAlertsService } from '../src/manage-alerts.service.js';
import { ManageTrainingService } from '../src/manage-training.service.js';
import { NoticeSilenceService } from '../src/notice-silence.service.js';
import { OpenFilesService } from '../src/open-files.service.js';
import { RaiseAlertsService } from '../src/raise-alerts.service.js';
import { ReadEntriesService } from '../src/read-entries.service.js';
import { LookAroundService } from '../src/look-around.service.js';
import { ReadFormsService } from '../src/read-forms.service.js';
import { RedactBodiesService } from '../src/redact-bodies.service.js';
import { RedecideSubmissionsService } from '../src/redecide-submissions.service.js';
import { ReviewSubmissionService } from '../src/review-submission.service.js';
import { ResolveQuarantineService, type Resolution } from '../src/resolve-quarantine.service.js';
import { SettleVerdictsService } from '../src/settle-verdicts.service.js';
import { VALIDATION_SCHEMA } from '../src/start-validation.js';
import { CorrectionRepository } from '../src/store/correction.repository.js';
import { AlertRepository } from '../src/store/alert.repository.js';
import { BreakerRepository } from '../src/store/breaker.repository.js';
import { DeployedFormRepository } from '../src/store/deployed-form.repository.js';
import { FieldworkRepository } from '../src/store/fieldwork.repository.js';
import { FieldFactRepository } from '../src/store/field-fact.repository.js';
import { ErasureRepository } from '../src/store/erasure.repository.js';
import { KnownPointRepository } from '../src/store/known-point.repository.js';
import { KnownSourceRepository } from '../src/store/known-source.repository.js';
import { MappingRepository } from '../src/store/mapping.repository.js';
import { PointDayRepository } from '../src/store/point-day.repository.js';
import { ProtectionNoteRepository } from '../src/store/protection-note.repository.js';
import { QuarantineRepository } from '../src/store/quarantine.repository.js';
import { ReceivedBodyRepository } from '../src/store/received-body.repository.js';
import { RecordWindowRepository } from '../src/store/record-window.repository.js';
import { RedactionRepository } from '../src/store/redaction.repository.js';
import { RedecisionRepository } from '../src/store/redecision.repository.js';
import { RegisterRepository } from '../src/store/register.repository.js';
import { SubmissionFileRepository } from '../src/store/submission-file.repository.js';
import { ToldPlanRepository } from '../src/store/told-plan.repository.js';
import { RuleSettingRepository } from '../src/store/rule-setting.repository.js';
import { SeenBodyRepository } from '../src/store/seen-body.repository.js';
import { TrainingOverviewRepository } from '../src/store/training-overview.repository.js';
import { TrainingRepository } from '../src/store/training.repository.js';
import { VerdictRepository } from '../src/store/verdict.repository.js';
import { WatchedDayRepository } from '../src/store/watched-day.repository.js';
import { WordRepository } from '../src/store/word.repository.js';
import { TellPlansService } from '../src/tell-plans.service.js';
import { TellVerdictsService } from '../src/tell-verdicts.service.js';
import { TripBreakerService } from '../src/trip-breaker.service.js';
import { ValidateSubmissionService } from '../src/validate-submission.service.js';
import { WatchDaysService } from '../src/watch-days.service.js';
import { WithdrawSubmissionService } from '../src/withdraw-submission.service.js';

export const MANAGER: Caller = { subject: 'a manager', role: 'manager', provinces: null };
export const DECIDED_AT = '2026-06-05T01:00:00.000Z';
const TABLES = [
  'submission_state', 'received_body', 'person_decision', 'kobo_review', 'known_point', 'known_source', 'training_range', 'training_choice', 'redecision', 'form_mapping', 'rule_setting', 'breaker_trip',
  'breaker_suspect', 'seen_body', 'record_window', 'window_change', 'point_day_finding', 'point_day_change', 'deployed_form', 'correction', 'quarantine_assignment', 'register_entry', 'told_plan', 'protection_note', 'protection_reading', 'watched_day', 'alert', 'redaction', 'field_fact', 'outbox',
];

type Said = SubmissionValidatedV1 | SubmissionQuarantinedV1;

/** The services of this chapter over a database of their own, without Nest; no relay and no job runs, so that the outbox shows what was said. */
export class ValidationStore {
  /** When people decide. */
  now = new Date(DECIDED_AT);
  readonly watching: WatchDaysService;
  readonly silence: NoticeSilenceService;
  readonly alerts: ManageAlertsService;
  readonly registers: KeepRegistersService;
  readonly entries: ReadEntriesService;
  readonly files: LookAtSubmissionsService;
  readonly answers: CorrectAnswersService;
  readonly training: ManageTrainingService;
  readonly again: RedecideSubmissionsService;
  readonly around: LookAroundService;
  readonly breaker: TripBreakerService;
  readonly days: LookAtDaysService;
  private readonly forms: KeepFormsService;
  private readonly validation: ValidateSubmissionService;
  private readonly withdrawal: WithdrawSubmissionService;
  private readonly reviews: ReviewSubmissionService;
  private readonly points: KeepPointsService;
  private readonly sources: KeepSourcesService;
  private readonly quarantine: ResolveQuarantineService;

  private readonly outboxKeys: KeyRing;
  private readonly bodies: ReceivedBodyRepository;

  private constructor(
    readonly database: Database,
    readonly adminUrl: string,
    readonly close: () => Promise<void>,
  ) {
    const clock = { now: () => this.now };
    const [verdicts, points, exercises, redecisions] = [new VerdictRepository(), new KnownPointRepository(), new TrainingRepository(), new RedecisionRepository()];
    const key = `k1:${randomBytes(32).toString('base64')}`;
    this.outboxKeys = KeyRing.parse(key);
    const bodies = this.bodies = new ReceivedBodyRepository({ bodyKeys: key, outboxKeys: key } as ConstructorParameters<typeof ReceivedBodyRepository>[0]);
    const [words, corrections, outbox] = [new WordRepository(), new CorrectionRepository(), new Outbox(VALIDATION_SCHEMA.name, this.outboxKeys, clock.now)];
    const files = new SubmissionFileRepository(bodies, corrections);
    const [windows, rules, breaker, seen, forms, mappings] = [new RecordWindowRepository(), new RuleSettingRepository(), new BreakerRepository(), new SeenBodyRepository(), new DeployedFormRepository(), new MappingRepository()];
    const reading = new ReadFormsService(mappings, forms);
    const judging = new JudgeSubmissionsService(reading, points, new FieldworkRepository(), rules, breaker, seen);
    const [notes, watched, alerts] = [new ProtectionNoteRepository({ protectionKeys: key } as ConstructorParameters<typeof ProtectionNoteRepository>[0]), new WatchedDayRepository(), new AlertRepository()];
    const redactions = new RedactionRepository();
    const settling = new SettleVerdictsService(judging, words, exercises, windows, corrections, redactions);
    const decisions = new DecideSubmissionsService(verdicts, bodies, settling, breaker, new TellVerdictsService(notes, watched, new FieldFactRepository(), points, outbox, clock), new RedactBodiesService(bodies, redactions, outbox, clock));
    const raising = new RaiseAlertsService(alerts, outbox, clock);
    this.watching = new WatchDaysService(watched, notes, points, raising, clock);
    this.alerts = new ManageAlertsService(database, alerts, raising, notes, clock);
    const registers = new RegisterRepository();
    const plans = new TellPlansService(registers, points, new ToldPlanRepository(), outbox);
    this.registers = new KeepRegistersService(database, registers, points, plans, outbox, clock);
    this.entries = new ReadEntriesService(database, registers, points);
    this.silence = new NoticeSilenceService(registers, watched, points, raising, clock);
    this.validation = new ValidateSubmissionService(bodies, seen, decisions);
    this.withdrawal = new WithdrawSubmissionService(verdicts, new ErasureRepository(), windows, decisions);
    this.around = new LookAroundService(windows, verdicts, rules, points, decisions);
    this.breaker = new TripBreakerService(breaker, redecisions, new KnownSourceRepository(), raising, clock);
    this.days = new LookAtDaysService(new PointDayRepository(), rules, points, clock);
    this.forms = new KeepFormsService(forms, redecisions);
    this.reviews = new ReviewSubmissionService(words, decisions);
    this.points = new KeepPointsService(points, verdicts, redecisions, decisions, plans);
    this.sources = new KeepSourcesService(new KnownSourceRepository(), redecisions);
    this.quarantine = new ResolveQuarantineService(database, new QuarantineRepository(), words, decisions, clock);
    const opening = new OpenFilesService(files, reading);
    this.files = new LookAtSubmissionsService(database, new QuarantineRepository(), files, opening, registers, clock);
    this.answers = new CorrectAnswersService(database, opening, corrections, decisions, outbox, clock);
    this.training = new ManageTrainingService(database, exercises, new TrainingOverviewRepository(), redecisions, decisions, clock);
    this.again = new RedecideSubmissionsService(redecisions, exercises, decisions);
  }

  static async open(): Promise<ValidationStore> {
    const test = await testDatabase(VALIDATION_SCHEMA);
    return new ValidationStore(await test.open(VALIDATION_SCHEMA), test.adminUrl, () => test.close());
  }

  async clear(): Promise<void> {
    for (const table of TABLES) await this.database.query(`delete from ${table}`);
  }

  receive(...events: Envelope<SubmissionReceivedV1>[]): Promise<void> {
    return inTransaction(this.database, (tx) => this.validation.validate(tx, events));
  }

  withdraw(...events: Envelope<SubmissionWithdrawnV1>[]): Promise<void> {
    return inTransaction(this.database, (tx) => this.withdrawal.withdraw(tx, events));
  }

  review(...events: Envelope<SubmissionReviewedV1>[]): Promise<void> {
    return inTransaction(this.database, (tx) => this.reviews.review(tx, events));
  }

  register(...events: Envelope<MonitoringPointRegisteredV1>[]): Promise<void> {
    return inTransaction(this.database, (tx) => this.points.keep(tx, events));
  }

  source(...events: Envelope<SourceRegisteredV1>[]): Promise<void> {
    return inTransaction(this.database, (tx) => this.sources.keep(tx, events));
  }

  deploy(...events: Envelope<FormDeployedV1>[]): Promise<void> {
    return inTransaction(this.database, (tx) => this.forms.keep(tx, events));
  }

  /** Looks at days of points until none is due. */
  async lookAtDays(): Promise<void> {
    while ((await inTransaction(this.database, (tx) => this.days.look(tx))) !== null);
  }

  /** Looks around and at the breaker until nothing has changed. @returns how many were decided again */
  async lookAround(): Promise<number> {
    let decided = 0;
    for (;;) {
      const more = await inTransaction(this.database, (tx) => this.around.look(tx));
      const tripped = await inTransaction(this.database, (tx) => this.breaker.check(tx));
      if (more === null && tripped === null) return decided;
      decided += more ?? 0;
    }
  }

  /** What the jobs do: looks at changed days until there are none, then for silence. */
  async watch(): Promise<void> {
    while (await inTransaction(this.database, (tx) => this.watching.watch(tx)));
    await inTransaction(this.database, (tx) => this.silence.notice(tx));
  }

  /** Pages of what is to be decided again, until nothing waits. @returns how many were decided in each */
  async decideAgain(): Promise<number[]> {
    const pages: number[] = [];
    for (;;) {
      const decided = await inTransaction(this.database, (tx) => this.again.redecide(tx));
      if (decided === null) return pages;
      pages.push(decided);
    }
  }

  resolve(verb: Resolution['verb'], submission: string, caller: Caller = MANAGER): Promise<object> {
    return this.quarantine.resolve({ submission, verb, reason: 'seen on paper' }, caller);
  }

  assign(submission: string, assignee: string): Promise<object> {
    return this.quarantine.assign(submission, assignee, MANAGER);
  }

  list(caller: Caller = MANAGER): Promise<readonly object[]> {
    return this.files.held({ source: null, kind: null, point: null, rule: null, assignee: null, from: null, to: null }, { after: null, limit: 100 }, caller);
  }

  /** What is kept sealed of a submission, opened. */
  async sealedAnswers(submission: string): Promise<object> {
    const [body] = await inTransaction(this.database, (tx) => this.bodies.of(tx, [submission]));
    return body?.answers ?? {};
  }

  rows(table = 'submission_state'): Promise<Record<string, unknown>[]> {
    return this.database.query(`select * from ${table} order by 1`);
  }

  /** What was said, in order: topic without its ends, version, data. */
  async said(): Promise<{ topic: string; version: string; data: Said }[]> {
    return (await this.told()).filter(({ topic }) => topic.startsWith('fm.submission.')).map(({ topic, data }) => {
      const { version } = data as Partial<Said>;
      return { topic: topic.split('.')[2] ?? '', version: version ? `${version.revision}.${version.decision}.${version.placement}` : '', data: data as Said };
    });
  }

  /** All that was told, in order, opened where it waits sealed. */
  async told(): Promise<{ topic: string; sealed: boolean; data: object }[]> {
    const rows = await this.database.query<{ topic: string; payload: Buffer; sealed: boolean }[]>('select topic, payload, sealed from outbox order by seq');
    return rows.map(({ topic, payload, sealed }) => ({ topic, sealed, data: JSON.parse((sealed ? open(this.outboxKeys, payload, 'validation.outbox') : payload).toString('utf8')) as object }));
  }
}
