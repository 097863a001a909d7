import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_RECEIVED, SUBMISSION_WITHDRAWN } from '@fm/contracts';
import { Outbox, type OutgoingEvent } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import type { SubmissionReceivedV1 } from '@fm/contracts';
import { aliasesOf, assetOf, isIdentified, uuidOf, type Arrival, type Receipt } from './domain/arrival.js';
import { contentHash } from './domain/canonical-answers.js';
import { placeArrivals, type Placed, type Placing } from './domain/place-arrivals.js';
import type { StoredBody, SubmissionLedger } from './domain/submission-ledger.js';
import { MergeSubmissionsService, type Merging } from './merge-submissions.service.js';
import { receivedEvent, withdrawnEvent } from './outbound/submission.events.js';
import { SourceRepository } from './store/source.repository.js';
import { StoredAnswers, type HeadBody } from './store/stored-answers.js';
import { SubmissionRepository, type NewSubmission, type RawBodyRow } from './store/submission.repository.js';
import { Vault, type DataKeys } from './store/vault.js';

/** Chapter 1, verb: whose submission is it, is it new, which body counts; seal it, number it, tell it. One transaction for many arrivals. */
@Injectable()
export class ReceiveSubmissionService {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(StoredAnswers) private readonly storedAnswers: StoredAnswers,
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(MergeSubmissionsService) private readonly merging: MergeSubmissionsService,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Stores what is new and answers for each arrival, in their order. */
  async receive(tx: Transaction, arrivals: readonly Arrival[]): Promise<Receipt[]> {
    const { placed, absorbed } = await this.place(tx, arrivals.filter(isIdentified));
    const ledgers = await this.lockLedgers(tx, placed, [...absorbed.keys()]);
    const keys = await this.vault.dataKeys(tx, [...ledgers.values()].filter((ledger) => ledger.state !== 'erased').map((ledger) => ledger.submission));
    const before = new Map([...ledgers].map(([submission, ledger]) => [submission, ledger.revision]));
    const at = arrivals[0]?.receivedAt ?? '';
    await this.merging.merge(tx, absorbed, { ledgers, keys, at });
    const receipts = new Map<string, Receipt>();
    for (const one of placed) receipts.set(one.arrival.receipt, await this.take(tx, one, { ledgers, keys }));
    await this.store(tx, placed, { ledgers, keys, at });
    await this.storeUnidentified(tx, arrivals.filter((arrival) => !isIdentified(arrival)));
    const moved = [...ledgers.values()].filter((ledger) => ledger.revision > (before.get(ledger.submission) ?? 0));
    await this.tell(tx, moved, { placed, keys, at });
    return arrivals.map(({ receipt }) => receipts.get(receipt) ?? { receipt, submission: null, revision: null, duplicate: false });
  }

  /** Finds each arrival's submission by any of its names, and teaches the names that are new. */
  private async place(tx: Transaction, arrivals: readonly Arrival[]): Promise<Placing> {
    const names = arrivals.flatMap(aliasesOf);
    if (names.length > 0) await this.submissions.lockAliases(tx, names);
    const placing = placeArrivals(arrivals, names.length > 0 ? await this.submissions.known(tx, names) : new Map<string, string>());
    await this.submissions.addAliases(tx, placing.learnt);
    return placing;
  }

  private async lockLedgers(tx: Transaction, placed: readonly Placed[], others: readonly string[]): Promise<Map<string, SubmissionLedger>> {
    const rows = new Map<string, NewSubmission>();
    for (const { arrival, submission } of placed) {
      const koboId = arrival.parsed.koboId ?? rows.get(submission)?.koboId ?? null;
      rows.set(submission, { submission, server: arrival.source.server, asset: assetOf(arrival), source: arrival.source.id, koboId });
    }
    if (rows.size === 0) return new Map();
    const ledgers = await this.submissions.lock(tx, [...rows.values()], { others, now: placed[0]?.arrival.receivedAt ?? '' });
    if ([...ledgers.values()].some((ledger) => ledger.state === 'merged')) throw new SubmissionMoved();
    return ledgers;
  }

  private async take(tx: Transaction, { arrival, submission }: Placed, { ledgers, keys }: { ledgers: ReadonlyMap<string, SubmissionLedger>; keys: DataKeys }): Promise<Receipt> {
    const ledger = ledgers.get(submission);
    if (!ledger) throw new Error(`${submission} is not locked`);
    const body = await this.bodyOf(tx, arrival);
    const sameUuid = ledger.others(body);
    const answers = await this.storedAnswers.of(tx, { submission, receipts: sameUuid, keys });
    const outcome = ledger.take(body, arrival.parsed.answers, (receipt) => answers.get(receipt) ?? {});
    const duplicate = outcome.kind !== 'stored';
    return { receipt: outcome.kind === 'duplicate' ? outcome.of : arrival.receipt, submission, revision: ledger.revision, duplicate };
  }

  private async bodyOf(tx: Transaction, arrival: Arrival): Promise<Omit<StoredBody, 'revision'>> {
    const { receipt, parsed, receivedAt, fromApi } = arrival;
    const uuid = uuidOf(arrival);
    return {
      receipt,
      uuid,
      deprecatedUuid: parsed.deprecatedUuid,
      original: parsed.deprecatedUuid === null || uuid === parsed.rootUuid,
      end: parsed.end,
      contentHash: contentHash(parsed.answers).toString('hex'),
      answerCount: Object.keys(parsed.answers).length,
      apiReading: fromApi ? await this.submissions.nextApiReading(tx) : null,
      receivedAt,
    };
  }

  private async store(tx: Transaction, placed: readonly Placed[], { ledgers, keys, at }: Merging): Promise<void> {
    const arrivals = new Map(placed.map((one) => [one.arrival.receipt, one]));
    const rows = [...ledgers.values()].flatMap((ledger) => ledger.added).flatMap((body): RawBodyRow[] => {
      const one = arrivals.get(body.receipt);
      if (!one) return [];
      const { source, parsed, media, raw } = one.arrival;
      const sealed = this.vault.sealBody(keys, one.submission, { receipt: body.receipt, body: raw });
      return [{ ...body, submission: one.submission, source: source.id, formVersion: parsed.formVersion, media, sealed }];
    });
    await this.submissions.addBodies(tx, rows);
    await this.submissions.confirm(tx, [...ledgers.values()].flatMap((ledger) => ledger.confirmed));
    await this.submissions.save(tx, [...ledgers.values()], at);
  }

  /** Bodies that say nothing of their identity are kept and listed: their answers may still be wanted. */
  private async storeUnidentified(tx: Transaction, arrivals: readonly Arrival[]): Promise<void> {
    const rows = arrivals.map(({ receipt, source, parsed, media, raw, receivedAt }): RawBodyRow => ({
      receipt, submission: null, source: source.id, uuid: null, deprecatedUuid: null, original: true, end: null, apiReading: null, revision: null,
      contentHash: contentHash(parsed.answers).toString('hex'), answerCount: Object.keys(parsed.answers).length, formVersion: parsed.formVersion, media, receivedAt,
      sealed: this.vault.sealApart(raw, `ingestion.raw_body/${receipt}`),
    }));
    await this.submissions.addBodies(tx, rows);
  }

  private async tell(tx: Transaction, moved: readonly SubmissionLedger[], { placed, keys, at }: { placed: readonly Placed[]; keys: DataKeys; at: string }): Promise<void> {
    const events: OutgoingEvent<SubmissionReceivedV1>[] = [];
    for (const { submission, revision, head: receipt, koboId } of moved.filter((ledger) => ledger.state === 'live')) {
      const latest = placed.findLast((one) => one.submission === submission)?.arrival;
      if (!latest || receipt === null) continue;
      const arrived = placed.find((one) => one.arrival.receipt === receipt)?.arrival;
      const { uuid, source: sourceOfHead, ...head } = arrived ? headOfArrival(arrived) : await this.storedAnswers.head(tx, { submission, receipt, keys });
      // A stored body can become the head only because of what arrived now: its state is as of now.
      const receivedAt = latest.receivedAt > head.receivedAt ? latest.receivedAt : head.receivedAt;
      const source = arrived?.source ?? (await this.sources.find(sourceOfHead)) ?? latest.source;
      const data = receivedEvent({ uuid: uuid ?? `id-${koboId}`, ...head, receivedAt, submission, revision, source, asset: assetOf(latest), koboId });
      events.push({ data, ...(latest.traceparent === undefined ? {} : { cause: { traceparent: latest.traceparent } }) });
    }
    const withdrawn = moved.filter((ledger) => ledger.state === 'withdrawn').map(({ submission, revision }) => ({ data: withdrawnEvent(submission, revision, { reason: 'deleted', at }) }));
    await this.outbox.record(tx, SUBMISSION_RECEIVED, events);
    await this.outbox.record(tx, SUBMISSION_WITHDRAWN, withdrawn);
  }
}

/** What was read of a submission's names is not true any more: another transaction merged it meanwhile. Once more, from the start, it is. */
class SubmissionMoved extends Error {
  override readonly name = 'SubmissionMoved';
  readonly retriable = true;
}

function headOfArrival(arrival: Arrival): HeadBody {
  const { parsed, receivedAt } = arrival;
  return { source: arrival.source.id, uuid: uuidOf(arrival), formVersion: parsed.formVersion, receivedAt, answers: parsed.answers };
}
