import { Inject, Injectable } from '@nestjs/common';
import { PROTECTION_NOTED, SUBMISSION_QUARANTINED, SUBMISSION_VALIDATED } from '@fm/contracts';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { fieldFactOf } from './domain/quality/field-fact.js';
import { asksForProtection, notedAnswers } from './domain/protection.js';
import { notedEvent } from './outbound/protection.events.js';
import { quarantinedEvent, validatedEvent } from './outbound/verdict.event.js';
import type { Cause, Settled } from './settle-verdicts.service.js';
import { FieldFactRepository } from './store/field-fact.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { ProtectionNoteRepository } from './store/protection-note.repository.js';
import { WatchedDayRepository } from './store/watched-day.repository.js';

/** A verdict, and what caused it. */
export interface ToldVerdict extends Settled {
  readonly cause: Cause | undefined;
}

/** Says what was decided to those whom it concerns: the record on one way, its answers of class X on another. */
@Injectable()
export class TellVerdictsService {
  constructor(
    @Inject(ProtectionNoteRepository) private readonly notes: ProtectionNoteRepository,
    @Inject(WatchedDayRepository) private readonly days: WatchedDayRepository,
    @Inject(FieldFactRepository) private readonly facts: FieldFactRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Writes the outbox, so call it last in the transaction, with the keys locked. */
  async tell(tx: Transaction, told: readonly ToldVerdict[]): Promise<void> {
    const validated = told.flatMap(({ state, cause }) => {
      const data = validatedEvent(state);
      return data === null ? [] : [{ data, cause }];
    });
    const points = await this.points.byCode(tx);
    const counting = told.filter(({ state }) => validatedEvent(state) !== null);
    const held = told.filter(({ state }) => validatedEvent(state) === null);
    await this.note(tx, counting.filter(({ state }) => asksForProtection(state.kind)), points);
    await this.notes.void(tx, [...held, ...counting.filter(({ state }) => state.training)].map(({ state }) => state.submission));
    await this.facts.keep(tx, told.map(({ state }) => state.submission), told.flatMap(({ state, judgement }) => fieldFactOf(state, judgement, points.get(state.held.point ?? '')) ?? []));
    // A point that is not registered may be any words: they stand nowhere besides their record.
    await this.days.note(tx, told.flatMap(({ state: { held: { point, day } } }) => (point !== null && points.has(point) && day !== null ? [{ point, day }] : [])));
    await this.outbox.record(tx, SUBMISSION_VALIDATED, validated);
    await this.outbox.record(tx, SUBMISSION_QUARANTINED, held.map(({ state, cause }) => ({ data: quarantinedEvent(state), cause })));
  }

  private async note(tx: Transaction, told: readonly ToldVerdict[], points: ReadonlyMap<string, MonitoringPoint>): Promise<void> {
    const notedAt = this.clock.now().toISOString();
    const noted = told.map(({ state, judgement, cause }) => ({ state, cause, answers: notedAnswers(judgement.protection) }));
    const kept = noted.filter(({ state }) => !state.training);
    await this.notes.keep(tx, kept.map(({ state: { submission, revision, decision, held: { point, day } }, answers }) => ({ submission, revision, decision, point: points.has(point ?? '') ? point : null, day, answers, notedAt })));
    await this.outbox.record(tx, PROTECTION_NOTED, noted.map(({ state, cause, answers }) => ({ data: notedEvent(state, { province: points.get(state.held.point ?? '')?.adm1 ?? null, answers }), cause })));
  }
}
