import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_REDACTED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import { Clock } from '@fm/lifecycle';
import type { Transaction } from '@fm/persistence';
import { redacted, type RedactedBody, type Redaction } from './domain/redaction.js';
import { redactedEvent } from './outbound/submission-redacted.event.js';
import type { Case, Settled } from './settle-verdicts.service.js';
import { ReceivedBodyRepository } from './store/received-body.repository.js';
import { RedactionRepository } from './store/redaction.repository.js';

/** The answers of somebody who refused go: out of the sealed body here, out of what people wrote of them, and out of ingestion's vault, which is told. */
@Injectable()
export class RedactBodiesService {
  constructor(
    @Inject(ReceivedBodyRepository) private readonly bodies: ReceivedBodyRepository,
    @Inject(RedactionRepository) private readonly redactions: RedactionRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What has lost its answers before loses nothing more and is not told again. Writes the outbox: call it last in the transaction, with the keys locked. */
  async redact(tx: Transaction, cases: readonly Case[], settled: readonly Settled[]): Promise<void> {
    const notes: { readonly note: RedactedBody; readonly cause: Case['cause'] }[] = [];
    for (const [index, one] of cases.entries()) {
      const redaction = settled[index]?.judgement.redaction ?? null;
      const note = redaction ? await this.redactOne(tx, one, redaction) : null;
      if (note) notes.push({ note, cause: one.cause });
    }
    await this.outbox.record(tx, SUBMISSION_REDACTED, notes.map(({ note, cause }) => ({ data: redactedEvent(note), cause })));
  }

  private async redactOne(tx: Transaction, { body: { header, answers }, decision }: Case, redaction: Redaction): Promise<RedactedBody | null> {
    const { submission, revision } = header;
    const going = Object.keys(answers).filter((path) => !redaction.kept.has(path));
    const written = await this.redactions.forgetCorrections(tx, submission, [...redaction.kept]);
    const paths = [...new Set([...going, ...written])];
    if (paths.length === 0) return null;
    const note = { submission, revision, decision, rules: redaction.rules, paths, stated: redaction.stated, redactedAt: this.clock.now().toISOString() };
    await this.bodies.keep(tx, [{ header, answers: redacted(answers, redaction) }]);
    await this.redactions.keep(tx, note);
    return note;
  }
}
