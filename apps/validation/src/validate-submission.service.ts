import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_QUARANTINED, SUBMISSION_VALIDATED, type Envelope, type SubmissionReceivedV1, type SubmissionWithdrawnV1 } from '@fm/contracts';
import { localDayOf, type MonitoringPoint } from '@fm/contracts/vocabulary';
import { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import { decide, type DecidedState, type RevisionHeader } from './domain/decided-state.js';
import { judgeFmr, type Judgement } from './domain/judge-fmr.js';
import { RULE_SET_VERSION } from './domain/rules/rule-set.js';
import { judgeUnmapped } from './domain/unmapped-form.js';
import { quarantinedEvent, validatedEvent } from './outbound/verdict.event.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { lockKeys } from './store/key-locks.js';
import { ReceivedBodyRepository, type ReceivedBody } from './store/received-body.repository.js';
import { VerdictRepository, type HeldVersion } from './store/verdict.repository.js';

type Cause = { readonly traceparent: string };

/** A body to be judged, with the number that its verdict gets and what caused it. */
interface Case {
  readonly body: ReceivedBody;
  readonly decision: number;
  readonly cause?: Cause | undefined;
  readonly causedAt?: string | undefined;
}

/** Chapter 2, verb: map the answers, run the rules, hear what people decided, keep the verdict, tell it. */
@Injectable()
export class ValidateSubmissionService {
  constructor(
    @Inject(VerdictRepository) private readonly verdicts: VerdictRepository,
    @Inject(ReceivedBodyRepository) private readonly bodies: ReceivedBodyRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Judges each submission's newest revision; what is not newer than what is held changes nothing. */
  async validate(tx: Transaction, events: readonly Envelope<SubmissionReceivedV1>[]): Promise<void> {
    const newest = newestOf(events);
    const held = await this.lockVersions(tx, [...newest.keys()]);
    const cases = [...newest.values()]
      .filter(({ data }) => data.version.revision > (held.get(data.submission)?.revision ?? 0))
      .map((event): Case => ({ body: { header: headerOf(event.data), answers: event.data.answers }, decision: 1, cause: event }));
    if (cases.length === 0) return;
    await this.bodies.keep(tx, cases.map(({ body }) => body));
    await this.settle(tx, cases);
  }

  /** Leaves a tombstone: an older revision that arrives later finds it. */
  async withdraw(tx: Transaction, events: readonly Envelope<SubmissionWithdrawnV1>[]): Promise<void> {
    const newest = newestOf(events);
    const held = await this.lockVersions(tx, [...newest.keys()]);
    const tombstones = [...newest.values()].map(({ data }) => data).filter(({ submission, version }) => version.revision > (held.get(submission)?.revision ?? 0));
    if (tombstones.length === 0) return;
    await this.verdicts.bury(tx, tombstones.map(({ submission, version, effectiveAt }) => ({ submission, revision: version.revision, effectiveAt })));
  }

  /** Judges the current revision of these submissions again, as their next decision: after a person, a point or a mapping has changed something. */
  async decideAgain(tx: Transaction, submissions: readonly string[], because: { readonly cause?: Cause; readonly causedAt?: string }): Promise<readonly DecidedState[]> {
    const held = await this.lockVersions(tx, submissions);
    const bodies = await this.bodies.of(tx, submissions);
    const current = bodies.filter(({ header }) => held.get(header.submission)?.revision === header.revision);
    return this.settle(tx, current.map((body) => ({ body, decision: (held.get(body.header.submission)?.decision ?? 0) + 1, ...because })));
  }

  private async lockVersions(tx: Transaction, submissions: readonly string[]): Promise<ReadonlyMap<string, HeldVersion>> {
    await lockKeys(tx, submissions);
    return this.verdicts.versionsOf(tx, submissions);
  }

  private async settle(tx: Transaction, cases: readonly Case[]): Promise<readonly DecidedState[]> {
    if (cases.length === 0) return [];
    const points = await this.points.byCode(tx);
    const people = await this.verdicts.personDecisions(tx, cases.map(({ body }) => body.header.submission));
    const states = cases.map(({ body: { header, answers }, decision, causedAt }) => {
      const person = people.find((said) => said.submission === header.submission && said.revision === header.revision);
      return decide({ header, judgement: judge(header, answers, points), ruleSetVersion: RULE_SET_VERSION, decision, person, causedAt });
    });
    await this.verdicts.save(tx, states);
    await this.tell(tx, states.map((state, index) => ({ state, cause: cases[index]?.cause })));
    return states;
  }

  private async tell(tx: Transaction, told: readonly { state: DecidedState; cause: Cause | undefined }[]): Promise<void> {
    const validated = told.flatMap(({ state, cause }) => {
      const data = validatedEvent(state);
      return data === null ? [] : [{ data, cause }];
    });
    const held = told.filter(({ state }) => validatedEvent(state) === null).map(({ state, cause }) => ({ data: quarantinedEvent(state), cause }));
    await this.outbox.record(tx, SUBMISSION_VALIDATED, validated);
    await this.outbox.record(tx, SUBMISSION_QUARANTINED, held);
  }
}

function judge(header: RevisionHeader, answers: ReceivedBody['answers'], points: ReadonlyMap<string, MonitoringPoint>): Judgement {
  return header.kind === 'fmr' ? judgeFmr(answers, points, localDayOf(new Date(header.receivedAt))) : judgeUnmapped(header.kind);
}

function headerOf({ submission, version, source, kind, mode, receivedAt, formVersion }: SubmissionReceivedV1): RevisionHeader {
  return { submission, revision: version.revision, source, kind, training: mode === 'training', receivedAt, formVersion };
}

/** The event with the greatest revision of each submission. */
function newestOf<T extends SubmissionReceivedV1 | SubmissionWithdrawnV1>(events: readonly Envelope<T>[]): Map<string, Envelope<T>> {
  const newest = new Map<string, Envelope<T>>();
  for (const event of events) {
    const known = newest.get(event.data.submission);
    if (!known || event.data.version.revision > known.data.version.revision) newest.set(event.data.submission, event);
  }
  return newest;
}
