import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@fm/persistence';
import { closedBy, mended } from './domain/correction.js';
import { decide, type DecidedState } from './domain/decided-state.js';
import type { CarefulJudgement } from './domain/judge-refused.js';
import { trainingOf } from './domain/training.js';
import type { Neighbour } from './domain/window/sketch.js';
import { JudgeSubmissionsService } from './judge-submissions.service.js';
import { CorrectionRepository } from './store/correction.repository.js';
import type { ReceivedBody } from './store/received-body.repository.js';
import { RecordWindowRepository } from './store/record-window.repository.js';
import { RedactionRepository } from './store/redaction.repository.js';
import { TrainingRepository } from './store/training.repository.js';
import { WordRepository } from './store/word.repository.js';

export type Cause = { readonly traceparent: string };

/** A body to be judged, with the number that its verdict gets and what caused it. */
export interface Case {
  readonly body: ReceivedBody;
  readonly decision: number;
  readonly cause?: Cause | undefined;
  readonly causedAt?: string | undefined;
}

/** A verdict with what it was made from: answers of class X are in the judgement and nowhere else. */
export interface Settled {
  readonly state: DecidedState;
  readonly judgement: CarefulJudgement;
}

type Settle = (neighbours?: readonly Neighbour[]) => Settled;

/** From bodies to verdicts: what the rules find in each alone and beside its neighbours, what people have said, and whether it is an exercise. */
@Injectable()
export class SettleVerdictsService {
  constructor(
    @Inject(JudgeSubmissionsService) private readonly judging: JudgeSubmissionsService,
    @Inject(WordRepository) private readonly words: WordRepository,
    @Inject(TrainingRepository) private readonly training: TrainingRepository,
    @Inject(RecordWindowRepository) private readonly windows: RecordWindowRepository,
    @Inject(CorrectionRepository) private readonly corrections: CorrectionRepository,
    @Inject(RedactionRepository) private readonly redactions: RedactionRepository,
  ) {}

  /** @returns by position in `cases` */
  async settle(tx: Transaction, cases: readonly Case[]): Promise<readonly Settled[]> {
    const settling = await this.prepare(tx, cases);
    const alone = settling.map((settle) => settle());
    await this.show(tx, alone, cases);
    const around = await this.windows.around(tx, alone.filter(isSeen).map(({ state }) => state.submission));
    return alone.map((settled, index) => {
      const neighbours = around.get(settled.state.submission) ?? [];
      return neighbours.length > 1 ? settling[index]?.(neighbours) ?? settled : settled;
    });
  }

  private async prepare(tx: Transaction, cases: readonly Case[]): Promise<readonly Settle[]> {
    const submissions = cases.map(({ body }) => body.header.submission);
    const bodies = await this.mend(tx, cases.map(({ body }) => body));
    const judgeables = await this.judging.prepare(tx, bodies.map(({ body }) => body));
    const words = await this.words.about(tx, submissions);
    const gone = await this.redactions.rulesOf(tx, cases.map(({ body }) => body.header));
    const register = await this.training.register(tx, submissions);
    return judgeables.map(({ body: { header }, bench, judge }, index) => (neighbours = []) => {
      const judgement = withCauses(judge({ neighbours, redacted: gone.get(header.submission) ?? [] }), bodies[index]?.causes ?? []);
      const training = trainingOf(register, { ...header, day: judgement.held.day, province: bench.points.get(judgement.held.point ?? '')?.adm1 ?? null });
      return { judgement, state: decide({ header, judgement, decision: cases[index]?.decision ?? 0, word: words(header), training, causedAt: cases[index]?.causedAt }) };
    });
  }

  /** Lays what people mended over the answers, and closes what this revision says itself. */
  private async mend(tx: Transaction, bodies: readonly ReceivedBody[]): Promise<readonly MendedBody[]> {
    const corrections = await this.corrections.of(tx, bodies.map(({ header }) => header.submission));
    const changed: MendedBody[] = [];
    for (const { header, answers } of bodies) {
      const own = corrections.get(header.submission) ?? [];
      await this.corrections.close(tx, closedBy(own, header.revision, answers), header.revision);
      const { answers: counting, causes } = mended(answers, own);
      changed.push({ body: { header, answers: counting }, causes });
    }
    return changed;
  }

  /** Neighbours see what counts or waits; neither exercises nor what somebody has rejected. */
  private async show(tx: Transaction, settled: readonly Settled[], cases: readonly Case[]): Promise<void> {
    const sketched = settled.map((each, index) => ({ ...each.state, sketch: isSeen(each) ? each.judgement.sketch() : null, traceparent: cases[index]?.cause?.traceparent }));
    await this.windows.replace(tx, sketched.filter(({ kind }) => kind === 'fmr'));
    const coverage = settled.filter(({ state }) => state.kind === 'coverage').map(({ state }) => state);
    await this.windows.noteCoverage(tx, coverage.map(({ submission }) => submission), coverage.map(({ held }) => held));
  }
}

interface MendedBody {
  readonly body: ReceivedBody;
  readonly causes: readonly string[];
}

const withCauses = (judgement: CarefulJudgement, causes: readonly string[]): CarefulJudgement => (causes.length === 0 ? judgement : { ...judgement, causes: [...judgement.causes, ...causes] });

const isSeen = ({ state }: Settled): boolean => state.kind === 'fmr' && state.record !== null && !state.training && state.status !== 'rejected';
