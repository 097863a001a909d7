import { Inject, Injectable } from '@nestjs/common';
import { SUBMISSION_RECEIVED } from '@fm/contracts';
import { submissionKey } from '@fm/contracts/vocabulary';
import { Outbox, type OutgoingEvent } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';
import type { SubmissionReceivedV1 } from '@fm/contracts';
import { aliasesOf, assetOf, isIdentified, rootOf, type Arrival, type Receipt } from './domain/arrival.js';
import { contentHash, type Answers } from './domain/canonical-answers.js';
import type { StoredBody, SubmissionLedger } from './domain/submission-ledger.js';
import { receivedEvent } from './outbound/submission.events.js';
import { StoredAnswers } from './store/stored-answers.js';
import { SubmissionRepository, type NewSubmission, type RawBodyRow } from './store/submission.repository.js';
import { Vault, type DataKeys } from './store/vault.js';

/** An arrival whose submission is known. */
interface Placed {
  readonly arrival: Arrival;
  readonly submission: string;
}

/** Chapter 1, verb: whose submission is it, is it new, which body counts; seal it, number it, tell it. One transaction for many arrivals. */
@Injectable()
export class ReceiveSubmissionService {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(StoredAnswers) private readonly storedAnswers: StoredAnswers,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /** Stores what is new and answers for each arrival, in their order. */
  async receive(tx: Transaction, arrivals: readonly Arrival[]): Promise<Receipt[]> {
    const placed = await this.place(tx, arrivals.filter(isIdentified));
    const ledgers = await this.lockLedgers(tx, placed);
    const keys = await this.vault.dataKeys(tx, [...ledgers.values()].filter((ledger) => ledger.state !== 'erased').map((ledger) => ledger.submission));
    const before = new Map([...ledgers].map(([submission, ledger]) => [submission, ledger.revision]));
    const receipts = new Map<string, Receipt>();
    for (const one of placed) receipts.set(one.arrival.receipt, await this.take(tx, one, { ledgers, keys }));
    await this.store(tx, placed, { ledgers, keys });
    await this.storeUnidentified(tx, arrivals.filter((arrival) => !isIdentified(arrival)));
    const moved = [...ledgers.values()].filter((ledger) => ledger.revision > (before.get(ledger.submission) ?? 0));
    await this.tell(tx, moved, { placed, keys });
    return arrivals.map(({ receipt }) => receipts.get(receipt) ?? { receipt, submission: null, revision: null, duplicate: false });
  }

  /** Finds each arrival's submission by any of its names, and teaches the names that are new. */
  private async place(tx: Transaction, arrivals: readonly Arrival[]): Promise<Placed[]> {
    const all = arrivals.flatMap(aliasesOf);
    if (all.length === 0) return [];
    await this.submissions.lockAliases(tx, all);
    const known = await this.submissions.known(tx, all);
    const learnt = new Map<string, string>();
    const placed = arrivals.map((arrival) => {
      const aliases = aliasesOf(arrival);
      const found = aliases.map((alias) => known.get(alias)).find((submission) => submission !== undefined);
      const submission = found ?? submissionKey(arrival.source.server, assetOf(arrival), rootOf(arrival));
      for (const alias of aliases.filter((name) => !known.has(name))) {
        known.set(alias, submission);
        learnt.set(alias, submission);
      }
      return { arrival, submission };
    });
    await this.submissions.addAliases(tx, learnt);
    return placed;
  }

  private lockLedgers(tx: Transaction, placed: readonly Placed[]): Promise<Map<string, SubmissionLedger>> {
    const rows = new Map<string, NewSubmission>();
    for (const { arrival, submission } of placed) {
      const koboId = arrival.parsed.koboId ?? rows.get(submission)?.koboId ?? null;
      rows.set(submission, { submission, server: arrival.source.server, asset: assetOf(arrival), source: arrival.source.id, koboId });
    }
    return placed.length === 0 ? Promise.resolve(new Map<string, SubmissionLedger>()) : this.submissions.lock(tx, [...rows.values()], placed[0]?.arrival.receivedAt ?? '');
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

  private async bodyOf(tx: Transaction, { receipt, parsed, receivedAt, fromApi }: Arrival): Promise<Omit<StoredBody, 'revision'>> {
    const uuid = parsed.uuid ?? parsed.rootUuid ?? `id-${parsed.koboId}`;
    return {
      receipt,
      uuid,
      deprecatedUuid: parsed.deprecatedUuid,
      original: parsed.deprecatedUuid === null || uuid === parsed.rootUuid,
      end: parsed.end,
      contentHash: contentHash(parsed.answers).toString('hex'),
      apiReading: fromApi ? await this.submissions.nextApiReading(tx) : null,
      receivedAt,
    };
  }

  private async store(tx: Transaction, placed: readonly Placed[], { ledgers, keys }: { ledgers: ReadonlyMap<string, SubmissionLedger>; keys: DataKeys }): Promise<void> {
    const arrivals = new Map(placed.map((one) => [one.arrival.receipt, one]));
    const rows = [...ledgers.values()].flatMap((ledger) => ledger.added).flatMap((body): RawBodyRow[] => {
      const one = arrivals.get(body.receipt);
      if (!one) return [];
      const { source, parsed, media, raw } = one.arrival;
      const sealed = this.vault.sealBody(keys, one.submission, { receipt: body.receipt, body: raw });
      return [{ ...body, submission: one.submission, source: source.id, formVersion: parsed.formVersion, media, sealed }];
    });
    await this.submissions.addBodies(tx, rows);
    const changed = [...ledgers.values()].filter((ledger) => ledger.added.length > 0);
    if (changed.length > 0) await this.submissions.save(tx, changed, placed[0]?.arrival.receivedAt ?? '');
  }

  /** Bodies that say nothing of their identity are kept and listed: their answers may still be wanted. */
  private async storeUnidentified(tx: Transaction, arrivals: readonly Arrival[]): Promise<void> {
    const rows = arrivals.map(({ receipt, source, parsed, media, raw, receivedAt }): RawBodyRow => ({
      receipt, submission: null, source: source.id, uuid: '', deprecatedUuid: null, original: true, end: null, apiReading: null, revision: null,
      contentHash: contentHash(parsed.answers).toString('hex'), formVersion: parsed.formVersion, media, receivedAt,
      sealed: this.vault.sealApart(raw, `ingestion.raw_body/${receipt}`),
    }));
    await this.submissions.addBodies(tx, rows);
  }

  private async tell(tx: Transaction, moved: readonly SubmissionLedger[], { placed, keys }: { placed: readonly Placed[]; keys: DataKeys }): Promise<void> {
    const events: OutgoingEvent<SubmissionReceivedV1>[] = [];
    for (const ledger of moved) {
      const latest = placed.findLast((one) => one.submission === ledger.submission);
      if (!latest || ledger.head === null) continue;
      const { arrival } = placed.find((one) => one.arrival.receipt === ledger.head) ?? latest;
      const head = arrival.receipt === ledger.head ? headOfArrival(arrival) : await this.storedAnswers.head(tx, { submission: ledger.submission, receipt: ledger.head, keys });
      // A stored body can become the head only because of what arrived now: its state is as of now.
      const receivedAt = latest.arrival.receivedAt > head.receivedAt ? latest.arrival.receivedAt : head.receivedAt;
      const { source, traceparent } = latest.arrival;
      const data = receivedEvent({ ...head, receivedAt, submission: ledger.submission, revision: ledger.revision, source, asset: assetOf(latest.arrival), koboId: latest.arrival.parsed.koboId });
      events.push({ data, ...(traceparent === undefined ? {} : { cause: { traceparent } }) });
    }
    await this.outbox.record(tx, SUBMISSION_RECEIVED, events);
  }
}

function headOfArrival({ parsed, receivedAt }: Arrival): { uuid: string; formVersion: string | null; receivedAt: string; answers: Answers } {
  return { uuid: parsed.uuid ?? parsed.rootUuid ?? `id-${parsed.koboId}`, formVersion: parsed.formVersion, receivedAt, answers: parsed.answers };
}
