import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_REVIEWED } from '@fm/contracts';
import { Outbox } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import type { Arrival } from './domain/arrival.js';
import { assetOf } from './domain/arrival.js';
import { attachmentsOf, nextLook, type SubmissionAttachment } from './domain/attachments.js';
import type { KoboReview } from './domain/kobo-facts.js';
import type { Placed } from './domain/place-arrivals.js';
import type { SubmissionLedger } from './domain/submission-ledger.js';
import { reviewedEvent } from './outbound/submission.events.js';
import { AttachmentRepository } from './store/attachment.repository.js';
import { FormVersionRepository } from './store/form-version.repository.js';
import { idTarget, KoboTaskRepository, uuidTarget, type KoboTask, type TaskReason } from './store/kobo-task.repository.js';

interface Noting {
  readonly ledgers: ReadonlyMap<string, SubmissionLedger>;
  readonly at: string;
}

/** What Kobo says beside the answers: who reviewed, which media there are; and what must be asked of it because a body alone is not enough. */
@Injectable()
export class NoteKoboFactsService {
  constructor(
    @Inject(AttachmentRepository) private readonly attachments: AttachmentRepository,
    @Inject(FormVersionRepository) private readonly forms: FormVersionRepository,
    @Inject(KoboTaskRepository) private readonly tasks: KoboTaskRepository,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Statuses are believed where Kobo's API told them: a hook may have waited. Call it before the ledgers are saved. */
  async review(tx: Transaction, seen: ReadonlyMap<string, KoboReview>, { ledgers, at }: Noting): Promise<void> {
    const events = [...seen].flatMap(([submission, review]) => {
      const ledger = ledgers.get(submission);
      return ledger?.see(review) ? [{ data: reviewedEvent(ledger, review, at) }] : [];
    });
    await this.outbox.record(tx, SUBMISSION_REVIEWED, events);
  }

  /** Keeps the media of the bodies that count now, and asks again later where some are on their way; asks at once where a body is a hint. */
  async note(tx: Transaction, placed: readonly Placed[], { ledgers, at }: Noting): Promise<void> {
    const current = placed.filter(({ arrival, submission }) => isCurrent(arrival, ledgers.get(submission)));
    const media = await this.mediaOf(tx, current, ledgers);
    await this.attachments.replace(tx, media, at);
    const hints = placed.filter(({ arrival }) => arrival.source.verify && !arrival.fromApi).map((one) => taskFor(one, 'verify', at));
    const looks = current.flatMap((one): KoboTask[] => {
      const due = media.get(one.submission)?.some(({ state }) => state === 'expected') ? nextLook(one.arrival.looks ?? 0, new Date(at)) : null;
      return due === null ? [] : [{ ...taskFor(one, 'attachments', due), tries: one.arrival.looks ?? 0 }];
    });
    await this.tasks.add(tx, [...hints, ...looks], at);
  }

  private async mediaOf(tx: Transaction, placed: readonly Placed[], ledgers: Noting['ledgers']): Promise<Map<string, readonly SubmissionAttachment[]>> {
    const paths = await this.forms.mediaPaths(tx, [...new Set(placed.map(({ arrival }) => formOf(arrival)))]);
    const media = new Map<string, readonly SubmissionAttachment[]>();
    for (const { arrival, submission } of placed) {
      const { answers, facts } = arrival.parsed;
      const found = attachmentsOf(answers, facts.attachments ?? [], paths.get(formOf(arrival)) ?? []);
      if (found.length > 0 || (facts.attachments !== null && !ledgers.get(submission)?.isNew)) media.set(submission, found);
    }
    return media;
  }
}

const formOf = (arrival: Arrival): string => `${arrival.source.server}/${assetOf(arrival)}/${arrival.parsed.formVersion}`;

/** A reading of Kobo's API, or the body that counts. */
function isCurrent(arrival: Arrival, ledger: SubmissionLedger | undefined): boolean {
  return ledger?.state === 'live' && (arrival.fromApi || ledger.head === arrival.receipt);
}

function taskFor({ arrival, submission }: Placed, reason: TaskReason, dueAt: string): KoboTask {
  const { koboId } = arrival.parsed;
  const target = koboId === null ? uuidTarget(arrival.parsed.rootUuid ?? submission.split('/').at(-1) ?? '') : idTarget(koboId);
  return { source: arrival.source.id, target, reason, dueAt };
}
