import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import { judgeSubmission, type Bench } from '../../apps/validation/src/domain/judge-submission.js';
import { compileMapping } from '../../apps/validation/src/domain/mapping/compile-mapping.js';
import { DEFAULT_MAPPINGS } from '../../apps/validation/src/domain/mapping/default-mappings.js';
import { sampleAnswers } from '../../apps/validation/src/domain/mapping/sample-answers.js';
import type { Answers } from '../../apps/validation/src/domain/mapping/read-answer.js';
import { RuleSettings } from '../../apps/validation/src/domain/rules/rule-settings.js';
import { DEMO_POINTS } from '../../platform/src/demo/demo-points.js';
import { uniqueBodies } from './bodies.js';
import { figure, type BenchFigure } from './figure.js';
import { RegistryForm } from './registry-form.dto.js';

const ROUNDS = 25;
const FIVE_MINUTES_MS = 300_000;

/** Bodies a second on one core: from answers to a judged record, against class-transformer and class-validator from the same bodies to typed and checked instances, in turns. */
export function measureValidation(count: number): BenchFigure {
  const submissions = uniqueBodies(count, 'validation').map((body) => JSON.parse(body) as Record<string, unknown>);
  // As the topic brings them, minutes after they were written: a season that all came months later would be flagged as late, every body of it.
  const received = submissions.map((submission) => ({
    answers: JSON.parse(JSON.stringify(sampleAnswers(submission))) as Answers, receivedAt: new Date(Date.parse(String(submission['end'])) + FIVE_MINUTES_MS),
  }));
  const bench: Bench = { points: new Map(DEMO_POINTS.map((point): [string, MonitoringPoint] => [point.code, point])), settings: new RuleSettings() };
  const mapping = compileMapping(DEFAULT_MAPPINGS.fmr);
  let records = 0;
  const ours = (): void => { for (const { answers, receivedAt } of received) records += judgeSubmission({ kind: 'fmr', answers, receivedAt, mapping }, bench).record ? 1 : 0; };
  let wrong = 0;
  const theirs = (): void => { for (const one of submissions) wrong += validateSync(plainToInstance(RegistryForm, one), { whitelist: true }).length; };
  const [value, baseline] = fastest([ours, theirs]).map((seconds) => count / seconds);
  if (records === 0 || wrong > 0) throw new Error(`${records} records were made and ${wrong} bodies refused by the baseline: the figure would mean nothing.`);
  return figure('validation alone', 'bodies/s', {
    value: value ?? Number.NaN, baseline: baseline ?? Number.NaN,
    note: 'one core, the same bodies: class-transformer and class-validator make typed instances of a class of the form; lists and formats alone',
  });
}

/** Seconds of the fastest round of each, taken in turns so that both have the same machine; the first rounds warm up. */
function fastest(works: readonly (() => void)[]): readonly number[] {
  const best = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= ROUNDS; round++) {
    works.forEach((work, index) => {
      const from = performance.now();
      work();
      if (round > 0) best[index] = Math.min(best[index] ?? Number.POSITIVE_INFINITY, (performance.now() - from) / 1000);
    });
  }
  return best;
}
