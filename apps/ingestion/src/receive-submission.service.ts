import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { aliasesOf, assetOf, isIdentified, uuidOf, type Arrival, type Receipt } from './domain/arrival.js';
import { contentHash } from './domain/canonical-answers.js';
import type { KoboReview } from './domain/kobo-facts.js';
import { placeArrivals, type Placed, type Placing } from './domain/place-arrivals.js';
import type { StoredBody, SubmissionLedger } from './domain/submission-ledger.js';
import { MergeSubmissionsService, type Merging } from './merge-submissions.service.js';
import { NoteKoboFactsService } from './note-kobo-facts.service.js';
import { StoredAnswers } from './store/stored-answers.js';
import { SubmissionRepository, type NewSubmission, type RawBodyRow } from './store/submission.repository.js';
import { Vault, type DataKeys } from './store/vault.js';
import { TellSubmissionsService } from './tell-submissions.service.js';

interface Taking {
  readonly ledgers: ReadonlyMap<string, SubmissionLedger>;
  readonly keys: DataKeys;
  /** The number of the reading, for a body from Kobo's API. */
  readonly reading: number | null;
}

/** Chapter 1, verb: whose submission is it, is it new, which body counts; seal it, number it, tell it. One transaction for many arrivals. */
@Injectable()
export class ReceiveSubmissionService {
  constructor(
    @Inject(SubmissionRepository) private readonly submissions: SubmissionRepository,
    @Inject(StoredAnswers) private readonly storedAnswers: StoredAnswers,
    @Inject(MergeSubmissionsService) private readonly merging: MergeSubmissionsService,
    @Inject(NoteKoboFactsService) private readonly facts: NoteKoboFactsService,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(TellSubmissionsService) private readonly telling: TellSubmissionsService,
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
    const readings = await this.submissions.apiReadings(tx, placed.filter(({ arrival }) => arrival.fromApi).length);
    let read = 0;
    for (const one of placed) receipts.set(one.arrival.receipt, await this.take(tx, one, { ledgers, keys, reading: one.arrival.fromApi ? (readings[read++] ?? null) : null }));
    await this.facts.review(tx, reviewsIn(placed), { ledgers, at });
    await this.store(tx, placed, { ledgers, keys, at });
    await this.facts.note(tx, placed, { ledgers, at });
    await this.storeUnidentified(tx, arrivals.filter((arrival) => !isIdentified(arrival)));
    const moved = [...ledgers.values()].filter((ledger) => ledger.revision > (before.get(ledger.submission) ?? 0));
    await this.telling.tell(tx, moved, { placed, keys, at });
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
      const before = rows.get(submission);
      const [koboId, submittedAt] = [arrival.parsed.koboId ?? before?.koboId ?? null, arrival.parsed.facts.submittedAt ?? before?.submittedAt ?? null];
      rows.set(submission, { submission, server: arrival.source.server, asset: assetOf(arrival), source: arrival.source.id, koboId, submittedAt });
    }
    if (rows.size === 0) return new Map();
    const ledgers = await this.submissions.lock(tx, [...rows.values()], { others, now: placed[0]?.arrival.receivedAt ?? '' });
    if ([...ledgers.values()].some((ledger) => ledger.state === 'merged')) throw new SubmissionMoved();
    return ledgers;
  }

  private async take(tx: Transaction, { arrival, submission }: Placed, { ledgers, keys, reading }: Taking): Promise<Receipt> {
    const ledger = ledgers.get(submission);
    if (!ledger) throw new Error(`${submission} is not locked`);
    const body = bodyOf(arrival, reading);
    const sameUuid = ledger.others(body);
    const answers = await this.storedAnswers.of(tx, { submission, receipts: sameUuid, keys });
    const outcome = ledger.take(body, arrival.parsed.answers, (receipt) => answers.get(receipt) ?? {});
    const duplicate = outcome.kind !== 'stored';
    return { receipt: outcome.kind === 'duplicate' ? outcome.of : arrival.receipt, submission, revision: ledger.revision === 0 ? null : ledger.revision, duplicate };
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
    const rows: RawBodyRow[] = [];
    for (const { receipt, source, parsed, media, raw, receivedAt } of arrivals) rows.push({
      receipt, submission: null, source: source.id, uuid: null, deprecatedUuid: null, original: true, end: null, apiReading: null, revision: null, trusted: !source.verify, whole: parsed.facts.whole,
      contentHash: contentHash(parsed.answers).toString('hex'), answerCount: Object.keys(parsed.answers).length, formVersion: parsed.formVersion, media, receivedAt,
      sealed: await this.vault.sealApart(tx, source.id, { value: raw, context: `ingestion.raw_body/${receipt}` }),
    });
    await this.submissions.addBodies(tx, rows);
  }
}

/** What was read of a submission's names is not true any more: another transaction merged it meanwhile. Once more, from the start, it is. */
class SubmissionMoved extends Error {
  override readonly name = 'SubmissionMoved';
  readonly retriable = true;
}

function bodyOf(arrival: Arrival, apiReading: number | null): Omit<StoredBody, 'revision'> {
  const { receipt, parsed, receivedAt, fromApi, source } = arrival;
  const uuid = uuidOf(arrival);
  return {
    receipt,
    uuid,
    deprecatedUuid: parsed.deprecatedUuid,
    original: parsed.deprecatedUuid === null || uuid === parsed.rootUuid,
    end: parsed.end,
    contentHash: contentHash(parsed.answers).toString('hex'),
    answerCount: Object.keys(parsed.answers).length,
    apiReading,
    receivedAt,
    trusted: fromApi || !source.verify,
    whole: fromApi || parsed.facts.whole,
  };
}

/** What Kobo's API told of reviews. */
function reviewsIn(placed: readonly Placed[]): Map<string, KoboReview> {
  return new Map(placed.flatMap(({ arrival, submission }) => (arrival.fromApi && arrival.parsed.facts.review ? [[submission, arrival.parsed.facts.review] as const] : [])));
}
