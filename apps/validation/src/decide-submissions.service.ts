import { Inject, Injectable } from '@nestjs/common';
import { localDayOf, type MonitoringPoint } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import { closedBy, mended } from './domain/correction.js';
import { decide, type DecidedState, type RevisionHeader } from './domain/decided-state.js';
import { judgeFmr, type Judgement } from './domain/judge-fmr.js';
import { RULE_SET_VERSION } from './domain/rules/rule-set.js';
import { trainingOf } from './domain/training.js';
import { judgeUnmapped } from './domain/unmapped-form.js';
import { CorrectionRepository } from './store/correction.repository.js';
import { GroundsRepository } from './store/grounds.repository.js';
import { lockKeys } from './store/key-locks.js';
import { ReceivedBodyRepository, type ReceivedBody } from './store/received-body.repository.js';
import { VerdictRepository, type HeldVersion } from './store/verdict.repository.js';
import { TellVerdictsService } from './tell-verdicts.service.js';

type Cause = { readonly traceparent: string };

/** A body to be judged, with the number that its verdict gets and what caused it. */
export interface Case {
  readonly body: ReceivedBody;
  readonly decision: number;
  readonly cause?: Cause | undefined;
  readonly causedAt?: string | undefined;
}

/** Why something is decided again, where that is not written in what people decided. */
export interface Because {
  readonly causeOf?: (submission: string) => Cause | undefined;
  readonly causedAt?: string;
}

/** Chapter 2, decision: map the answers, run the rules, hear what people decided, keep the verdict, tell it. */
@Injectable()
export class DecideSubmissionsService {
  constructor(
    @Inject(VerdictRepository) private readonly verdicts: VerdictRepository,
    @Inject(ReceivedBodyRepository) private readonly bodies: ReceivedBodyRepository,
    @Inject(GroundsRepository) private readonly grounds: GroundsRepository,
    @Inject(CorrectionRepository) private readonly corrections: CorrectionRepository,
    @Inject(TellVerdictsService) private readonly telling: TellVerdictsService,
  ) {}

  /** How far these submissions have come; nobody else moves them until commit. */
  async lockVersions(tx: Transaction, submissions: readonly string[]): Promise<ReadonlyMap<string, HeldVersion>> {
    await lockKeys(tx, submissions);
    return this.verdicts.versionsOf(tx, submissions);
  }

  /** Judges the current revision of these submissions again, as their next decision: after a person, a point or a mapping has changed something. */
  async decideAgain(tx: Transaction, submissions: readonly string[], { causeOf, causedAt }: Because = {}): Promise<readonly DecidedState[]> {
    const held = await this.lockVersions(tx, submissions);
    const bodies = await this.bodies.of(tx, submissions);
    const current = bodies.filter(({ header }) => held.get(header.submission)?.revision === header.revision);
    return this.decide(tx, current.map((body) => ({ body, decision: (held.get(body.header.submission)?.decision ?? 0) + 1, cause: causeOf?.(body.header.submission), causedAt })));
  }

  /** Writes the outbox, so call it last in the transaction, with the keys locked. */
  async decide(tx: Transaction, cases: readonly Case[]): Promise<readonly DecidedState[]> {
    if (cases.length === 0) return [];
    const { points, wordOf, training: register, corrections } = await this.grounds.about(tx, cases.map(({ body }) => body.header.submission));
    const states = cases.map(({ body: { header, answers: raw }, decision, causedAt }) => {
      const { answers, causes } = mended(raw, corrections.get(header.submission) ?? []);
      const judgement = judge(header, answers, points);
      const training = trainingOf(register, { ...header, day: judgement.held.day, province: points.get(judgement.held.point ?? '')?.adm1 ?? null });
      return decide({ header, judgement, ruleSetVersion: RULE_SET_VERSION, decision, word: wordOf(header), training, causes: causedAt === undefined ? causes : [...causes, causedAt] });
    });
    for (const { body: { header, answers } } of cases) await this.corrections.close(tx, closedBy(corrections.get(header.submission) ?? [], header.revision, answers), header.revision);
    await this.verdicts.save(tx, states);
    await this.telling.tell(tx, states.map((state, index) => ({ state, cause: cases[index]?.cause })));
    return states;
  }
}

function judge(header: RevisionHeader, answers: ReceivedBody['answers'], points: ReadonlyMap<string, MonitoringPoint>): Judgement {
  return header.kind === 'fmr' ? judgeFmr(answers, points, localDayOf(new Date(header.receivedAt))) : judgeUnmapped(header.kind);
}
