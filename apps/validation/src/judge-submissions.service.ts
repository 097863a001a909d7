import { Inject, Injectable } from '@nestjs/common';
import { localDayOf } from '@fm/contracts/vocabulary';
import type { Transaction } from '@fm/persistence';
import type { RevisionHeader } from './domain/decided-state.js';
import { judgeCarefully, type CarefulJudgement } from './domain/judge-refused.js';
import type { Bench, Submitted } from './domain/judge-submission.js';
import { whereabouts } from './domain/mapping/whereabouts.js';
import type { RuleSettings } from './domain/rules/rule-settings.js';
import type { Neighbour } from './domain/window/sketch.js';
import { ReadFormsService } from './read-forms.service.js';
import { BreakerRepository } from './store/breaker.repository.js';
import { FieldworkRepository } from './store/fieldwork.repository.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import type { ReceivedBody } from './store/received-body.repository.js';
import { RuleSettingRepository, sourceDayKey } from './store/rule-setting.repository.js';
import { SeenBodyRepository } from './store/seen-body.repository.js';

/** A body that can be judged as often as its surroundings change, without asking the database again. */
export interface Judgeable {
  readonly body: ReceivedBody;
  readonly bench: Bench;
  judge(beside?: { readonly neighbours?: readonly Neighbour[]; readonly settings?: RuleSettings; readonly redacted?: readonly string[] }): CarefulJudgement;
}

/** Brings what a judgement needs: registers, mappings, settings, trips of the breaker. One query each for a whole batch. */
@Injectable()
export class JudgeSubmissionsService {
  constructor(
    @Inject(ReadFormsService) private readonly forms: ReadFormsService,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(FieldworkRepository) private readonly fieldwork: FieldworkRepository,
    @Inject(RuleSettingRepository) private readonly rules: RuleSettingRepository,
    @Inject(BreakerRepository) private readonly breaker: BreakerRepository,
    @Inject(SeenBodyRepository) private readonly seen: SeenBodyRepository,
  ) {}

  async benchOf(tx: Transaction): Promise<Bench> {
    return { points: await this.points.byCode(tx), settings: await this.rules.settings(tx), enumerators: await this.fieldwork.enumerators(tx), syncDays: await this.fieldwork.syncDays(tx) };
  }

  /** @returns by position in `bodies` */
  async prepare(tx: Transaction, bodies: readonly ReceivedBody[]): Promise<readonly Judgeable[]> {
    const headers = bodies.map(({ header }) => header);
    const readings = await this.forms.readings(tx, headers);
    const roster = await this.fieldwork.roster(tx, bodies.flatMap(({ answers }, index) => { const reading = readings[index]; return reading ? whereabouts(reading.mapping, answers) : []; }));
    const bench: Bench = { ...(await this.benchOf(tx)), roster };
    const copies = await this.seen.copies(tx, headers.map(({ submission, uuid = '' }) => ({ submission, uuid })));
    const trips = await this.breaker.trips(tx, headers.map(sourceDayOf));
    return bodies.map((body, index): Judgeable => {
      const { header, answers } = body;
      const reading = readings[index];
      if (!reading) throw new Error('A body has no reading: one is made for each.');
      const tripped = trips.get(sourceDayKey(sourceDayOf(header))) ?? [];
      const submitted: Submitted = {
        ...reading, kind: header.kind, answers, receivedAt: new Date(header.receivedAt), submittedAt: header.submittedAt ? new Date(header.submittedAt) : null, backfill: header.backfill ?? false, edited: header.revision > 1,
        copies: copies.get(header.submission) ?? 0, tripped: new Set(tripped.map(({ rule }) => rule)),
      };
      return { body, bench, judge: ({ neighbours = [], settings = bench.settings, redacted = [] } = {}) => withCauses(judgeCarefully({ ...submitted, neighbours, redacted }, { ...bench, settings }), tripped) };
    });
  }
}

const sourceDayOf = ({ source, receivedAt }: RevisionHeader) => ({ source, day: localDayOf(new Date(receivedAt)) });

/** A hold that the breaker has turned into a flag took effect when it tripped. */
function withCauses(judgement: CarefulJudgement, tripped: readonly { readonly rule: string; readonly decidedAt: string }[]): CarefulJudgement {
  const causes = tripped.filter(({ rule }) => judgement.findings.some((finding) => finding.rule === rule)).map(({ decidedAt }) => decidedAt);
  return causes.length === 0 ? judgement : { ...judgement, causes: [...judgement.causes, ...causes] };
}
