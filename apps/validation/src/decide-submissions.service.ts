import { Inject, Injectable } from '@nestjs/common';
import { localDayOf } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { DecidedState } from './domain/decided-state.js';
import { settable } from './domain/rules/rule-settings.js';
import { RedactBodiesService } from './redact-bodies.service.js';
import { SettleVerdictsService, type Case, type Cause } from './settle-verdicts.service.js';
import { BreakerRepository, type Suspect } from './store/breaker.repository.js';
import { lockKeys } from './store/key-locks.js';
import { ReceivedBodyRepository } from './store/received-body.repository.js';
import { VerdictRepository, type HeldVersion } from './store/verdict.repository.js';
import { TellVerdictsService } from './tell-verdicts.service.js';

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
    @Inject(SettleVerdictsService) private readonly settling: SettleVerdictsService,
    @Inject(BreakerRepository) private readonly breaker: BreakerRepository,
    @Inject(TellVerdictsService) private readonly telling: TellVerdictsService,
    @Inject(RedactBodiesService) private readonly redacting: RedactBodiesService,
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
    const settled = await this.settling.settle(tx, cases);
    const states = settled.map(({ state }) => state);
    await this.verdicts.save(tx, states);
    await this.breaker.suspect(tx, states.flatMap(suspectsIn));
    await this.telling.tell(tx, settled.map((each, index) => ({ ...each, cause: cases[index]?.cause })));
    await this.redacting.redact(tx, cases, settled);
    return states;
  }
}

/** Holds that the circuit breaker may turn into flags. */
function suspectsIn({ findings, source, receivedAt, training }: DecidedState): readonly Suspect[] {
  const holding = training ? [] : findings.filter(({ rule, severity }) => severity === 'E' && settable(rule)?.essential === false);
  return holding.map(({ rule }) => ({ rule, source, day: localDayOf(new Date(receivedAt)) }));
}
