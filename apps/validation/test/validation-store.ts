import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import {
  attributesFor, type Envelope, MONITORING_POINT_REGISTERED, SUBMISSION_RECEIVED, SUBMISSION_WITHDRAWN, type MonitoringPointRegisteredV1,
  type SubmissionQuarantinedV1, type SubmissionReceivedV1, type SubmissionValidatedV1, type SubmissionWithdrawnV1, type Topic,
} from '@fm/contracts';
import type { Caller } from '@fm/access';
import { Outbox } from '@fm/delivery';
import { type Database, inTransaction } from '@fm/persistence';
import { testDatabase } from '@fm/testing';
import { KeepPointsService } from '../src/keep-points.service.js';
import { ResolveQuarantineService, type Resolution } from '../src/resolve-quarantine.service.js';
import { VALIDATION_SCHEMA } from '../src/start-validation.js';
import { KnownPointRepository } from '../src/store/known-point.repository.js';
import { QuarantineRepository } from '../src/store/quarantine.repository.js';
import { ReceivedBodyRepository } from '../src/store/received-body.repository.js';
import { VerdictRepository } from '../src/store/verdict.repository.js';
import { ValidateSubmissionService } from '../src/validate-submission.service.js';
import { ANSWERS, BOTEN } from './given-register.js';

export const MANAGER: Caller = { subject: 'a manager', role: 'manager', provinces: null };
export const RECEIVED_AT = '2026-06-03T03:00:00.000Z';
const DECIDED_AT = new Date('2026-06-05T01:00:00.000Z');
const TABLES = ['submission_state', 'received_body', 'person_decision', 'known_point', 'outbox'];

type Said = SubmissionValidatedV1 | SubmissionQuarantinedV1;

/** The services of this chapter over a database of their own, without Nest; no relay runs, so that the outbox shows what was said. */
export class ValidationStore {
  private readonly validation: ValidateSubmissionService;
  private readonly points: KeepPointsService;
  private readonly quarantine: ResolveQuarantineService;

  private constructor(
    readonly database: Database,
    readonly close: () => Promise<void>,
  ) {
    const [verdicts, points] = [new VerdictRepository(), new KnownPointRepository()];
    const key = `k1:${randomBytes(32).toString('base64')}`;
    const bodies = new ReceivedBodyRepository({ bodyKeys: key, outboxKeys: key } as ConstructorParameters<typeof ReceivedBodyRepository>[0]);
    this.validation = new ValidateSubmissionService(verdicts, bodies, points, new Outbox(VALIDATION_SCHEMA.name, null, () => DECIDED_AT));
    this.points = new KeepPointsService(points, verdicts, this.validation);
    this.quarantine = new ResolveQuarantineService(database, new QuarantineRepository(), verdicts, this.validation, { now: () => DECIDED_AT });
  }

  static async open(): Promise<ValidationStore> {
    const test = await testDatabase(VALIDATION_SCHEMA);
    return new ValidationStore(await test.open(VALIDATION_SCHEMA), () => test.close());
  }

  async clear(): Promise<void> {
    for (const table of TABLES) await this.database.query(`delete from ${table}`);
  }

  receive(...events: Envelope<SubmissionReceivedV1>[]): Promise<void> {
    return inTransaction(this.database, (tx) => this.validation.validate(tx, events));
  }

  withdraw(...events: Envelope<SubmissionWithdrawnV1>[]): Promise<void> {
    return inTransaction(this.database, (tx) => this.validation.withdraw(tx, events));
  }

  register(...events: Envelope<MonitoringPointRegisteredV1>[]): Promise<void> {
    return inTransaction(this.database, (tx) => this.points.keep(tx, events));
  }

  resolve(verb: Resolution['verb'], submission: string, caller: Caller = MANAGER): Promise<object> {
    return this.quarantine.resolve({ submission, verb, reason: 'seen on paper' }, caller);
  }

  list(caller: Caller = MANAGER): Promise<readonly object[]> {
    return this.quarantine.list(caller);
  }

  rows(table = 'submission_state'): Promise<Record<string, unknown>[]> {
    return this.database.query(`select * from ${table} order by 1`);
  }

  /** What was said, in order: topic without its ends, version, data. */
  async said(): Promise<{ topic: string; version: string; data: Said }[]> {
    const rows = await this.database.query<{ topic: string; payload: Buffer }[]>('select topic, payload from outbox order by seq');
    return rows.map(({ topic, payload }) => {
      const data = JSON.parse(payload.toString('utf8')) as Said;
      return { topic: topic.split('.')[2] ?? '', version: `${data.version.revision}.${data.version.decision}.${data.version.placement}`, data };
    });
  }
}

const envelope = <T extends object>(topic: Topic<T>, data: T): Envelope<T> =>
  ({ ...attributesFor(topic, data, { time: '2026-06-04T00:00:00.000Z', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }), key: topic.keyOf(data), data });

export function received(submission: string, revision: number, answers: Record<string, string> = {}, changes: Partial<SubmissionReceivedV1> = {}): Envelope<SubmissionReceivedV1> {
  return envelope(SUBMISSION_RECEIVED, {
    submission, version: { revision, decision: 0, placement: 0 }, effectiveAt: RECEIVED_AT, receivedAt: RECEIVED_AT, source: 'demo-fmr', server: 'kf', asset: 'aDemo', kind: 'fmr', mode: 'live',
    uuid: `${submission}-${revision}`, koboId: 7, formVersion: 'v1', answers: { ...ANSWERS, ...answers }, ...changes,
  });
}

export function withdrawn(submission: string, revision: number): Envelope<SubmissionWithdrawnV1> {
  return envelope(SUBMISSION_WITHDRAWN, { submission, version: { revision, decision: 0, placement: 0 }, effectiveAt: '2026-06-04T01:00:00.000Z', withdrawnAt: '2026-06-04T01:00:00.000Z', reason: 'deleted' });
}

export const registered = (code = BOTEN.code, revision = 1): Envelope<MonitoringPointRegisteredV1> => envelope(MONITORING_POINT_REGISTERED, { ...BOTEN, code, revision });
