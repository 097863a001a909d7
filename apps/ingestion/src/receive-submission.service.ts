import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { aliasesOf, assetOf, isHint, isIdentified, uuidOf, type Arrival, type Receipt } from './domain/arrival.js';
import { contentHash } from './domain/canonical-answers.js';
import type { KoboReview } from './domain/kobo-facts.js';
import { placeArrivals, type Placed, type Placing } from './domain/place-arrivals.js';
import { redactedBody, withoutRedacted, type Redaction } from './domain/redacted-body.js';
import { SubmissionLedger, type LedgerRow, type StoredBody } from './domain/submission-ledger.js';
import { MergeSubmissionsService } from './merge-submissions.service.js';
import { NoteKoboFactsService } from './note-kobo-facts.service.js';
import { StoredAnswers } from './store/stored-answers.js';
import { SubmissionRepository, type Origin, type RawBodyRow } from './store/submission.repository.js';
import { Vault, type DataKeys } from './store/vault.js';
import { TellSubmissionsService } from './tell-submissions.service.js';

interface Taking {
  readonly redactions: ReadonlyMap<string, Redaction>;
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
    const { placed, absorbed, learnt, known } = await this.place(tx, arrivals.filter(isIdentified));
    const ledgers = await this.open(tx, placed, [...known, ...absorbed.keys()]);
    const fresh = await this.vault.newKeys([...ledgers.values()].filter(({ isNew }) => isNew).map(({ submission }) => submission));
    const keys = new Map([...fresh.keys, ...(await this.vault.dataKeys(tx, [...ledgers.values()].filter((ledger) => !ledger.isNew && ledger.state !== 'erased').map((ledger) => ledger.submission)))]);
    const before = new Map([...ledgers].map(([submission, ledger]) => [submission, ledger.revision]));
    const at = arrivals[0]?.receivedAt ?? '';
    await this.merging.merge(tx, absorbed, { ledgers, keys, at });
    const redactions = await this.storedAnswers.redactions(tx, [...ledgers.values()].filter(({ isNew }) => !isNew).map(({ submission }) => submission));
    const receipts = await this.takeAll(tx, placed, { ledgers, keys, redactions });
    await this.facts.review(tx, reviewsIn(placed), { ledgers, at });
    const unidentified = await this.unidentified(tx, arrivals.filter((arrival) => !isIdentified(arrival)));
    const bodies = [...this.bodies(placed, { ledgers, keys, redactions }), ...unidentified];
    await this.submissions.add(tx, { names: learnt, keys: fresh.wrapped, submissions: madeIn(placed, ledgers), bodies }, at);
    await this.submissions.confirm(tx, [...ledgers.values()].flatMap((ledger) => ledger.confirmed));
    await this.submissions.save(tx, [...ledgers.values()], at);
    await this.facts.note(tx, placed, { ledgers, at });
    const moved = [...ledgers.values()].filter((ledger) => ledger.revision > (before.get(ledger.submission) ?? 0));
    await this.telling.tell(tx, moved, { placed, keys, at });
    return arrivals.map(({ receipt }) => receipts.get(receipt) ?? { receipt, submission: null, revision: null, duplicate: false });
  }

  /** Finds each arrival's submission by any of its names. */
  private async place(tx: Transaction, arrivals: readonly Arrival[]): Promise<Placing & { readonly known: ReadonlySet<string> }> {
    const names = arrivals.flatMap(aliasesOf);
    if (names.length > 0) await this.submissions.lockAliases(tx, names);
    const stored = await this.submissions.known(tx, names);
    return { ...placeArrivals(arrivals, stored), known: new Set(stored.submissions.values()) };
  }

  /** The ledgers of those that exist, locked, and new ones for the rest: their names are locked. */
  private async open(tx: Transaction, placed: readonly Placed[], existing: readonly string[]): Promise<Map<string, SubmissionLedger>> {
    const ledgers = await this.submissions.ledgers(tx, [...new Set(existing)]);
    if ([...ledgers.values()].some((ledger) => ledger.state === 'merged')) throw new SubmissionMoved();
    for (const { arrival, submission } of placed) {
      const ledger = ledgers.get(submission) ?? SubmissionLedger.fresh(submission);
      if (!isHint(arrival)) ledger.learn({ koboId: arrival.parsed.koboId, submittedAt: arrival.parsed.facts.submittedAt });
      ledgers.set(submission, ledger);
    }
    return ledgers;
  }

  private async takeAll(tx: Transaction, placed: readonly Placed[], { ledgers, keys, redactions }: Omit<Taking, 'reading'>): Promise<Map<string, Receipt>> {
    const readings = await this.submissions.apiReadings(tx, placed.filter(({ arrival }) => arrival.fromApi).length);
    const receipts = new Map<string, Receipt>();
    let read = 0;
    for (const one of placed) receipts.set(one.arrival.receipt, await this.take(tx, one, { ledgers, keys, redactions, reading: one.arrival.fromApi ? (readings[read++] ?? null) : null }));
    return receipts;
  }

  private async take(tx: Transaction, { arrival, submission }: Placed, { ledgers, keys, redactions, reading }: Taking): Promise<Receipt> {
    const ledger = ledgers.get(submission);
    if (!ledger) throw new Error(`${submission} is not locked`);
    const body = bodyOf(arrival, reading);
    const sameUuid = ledger.others(body);
    const answers = await this.storedAnswers.of(tx, { submission, receipts: sameUuid, keys });
    // A part of a body that lost answers is a part of it still, with them or without.
    const redaction = redactions.get(submission);
    const outcome = ledger.take(body, redaction ? withoutRedacted(arrival.parsed.answers, redaction) : arrival.parsed.answers, (receipt) => answers.get(receipt) ?? {});
    const duplicate = outcome.kind !== 'stored';
    return { receipt: outcome.kind === 'duplicate' ? outcome.of : arrival.receipt, submission, revision: ledger.revision === 0 ? null : ledger.revision, duplicate };
  }

  private bodies(placed: readonly Placed[], { ledgers, keys, redactions }: Omit<Taking, 'reading'>): RawBodyRow[] {
    const arrivals = new Map(placed.map((one) => [one.arrival.receipt, one]));
    return [...ledgers.values()].flatMap(({ head, added }) => added.map((body) => ({ body, counts: body.receipt === head }))).flatMap(({ body, counts }): RawBodyRow[] => {
      const one = arrivals.get(body.receipt);
      if (!one) return [];
      const { source, parsed, media, raw } = one.arrival;
      const redaction = counts ? undefined : redactions.get(one.submission);
      const kept = redaction ? { body: redactedBody(parsed, redaction), media: 'json' } : { body: raw, media };
      const sealed = this.vault.sealBody(keys, one.submission, { receipt: body.receipt, body: kept.body });
      return [{ ...body, submission: one.submission, source: source.id, formVersion: parsed.formVersion, media: kept.media, sealed }];
    });
  }

  /** Bodies that say nothing of their identity are kept and listed: their answers may still be wanted. */
  private async unidentified(tx: Transaction, arrivals: readonly Arrival[]): Promise<RawBodyRow[]> {
    const rows: RawBodyRow[] = [];
    for (const { receipt, source, parsed, media, raw, receivedAt } of arrivals) rows.push({
      receipt, submission: null, source: source.id, uuid: null, deprecatedUuid: null, original: true, end: null, apiReading: null, revision: null, trusted: !source.verify, whole: parsed.facts.whole,
      contentHash: contentHash(parsed.answers).toString('hex'), answerCount: Object.keys(parsed.answers).length, formVersion: parsed.formVersion, media, receivedAt,
      sealed: await this.vault.sealApart(tx, source.id, { value: raw, context: `ingestion.raw_body/${receipt}` }),
    });
    return rows;
  }
}

/** Rows of the submissions that are new, each with where it came from first. */
function madeIn(placed: readonly Placed[], ledgers: ReadonlyMap<string, SubmissionLedger>): (LedgerRow & Origin)[] {
  const origins = new Map(placed.toReversed().map(({ arrival, submission }) => [submission, { server: arrival.source.server, asset: assetOf(arrival), source: arrival.source.id }]));
  return [...ledgers.values()].filter(({ isNew }) => isNew).flatMap((ledger) => {
    const origin = origins.get(ledger.submission);
    return origin ? [{ ...ledger.kept, ...origin }] : [];
  });
}

/** What was read of a submission's names is not true any more: another transaction merged it meanwhile. Once more, from the start, it is. */
export class SubmissionMoved extends Error {
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
