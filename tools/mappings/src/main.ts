import { readFileSync } from 'node:fs';
import { FORM_KINDS, type FormKind } from '@fm/contracts/vocabulary';
import { readFormContent } from '../../../apps/validation/src/domain/mapping/form-content.js';
import { sampleAnswers } from '../../../apps/validation/src/domain/mapping/sample-answers.js';
import { suggestMapping } from '../../../apps/validation/src/domain/mapping/suggest-mapping.js';
import { tryMapping } from '../../../apps/validation/src/domain/mapping/try-mapping.js';
import { mappingAt } from './mapping-at.js';
import { ANY_POINT } from './any-point.js';
import { reportOf } from './report-of.js';
import { samplesIn } from './samples-in.js';
import { UsageProblem } from './usage-problem.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run mappings`. @returns the exit code */
export function main([command, subject, ...files]: readonly string[]): number {
  try {
    if (command === 'test' && subject !== undefined && files.length > 0) return test(subject, files);
    if (command === 'suggest' && subject !== undefined && files[0] !== undefined) return suggest(subject, files[0]);
    throw new UsageProblem('Say test FORM SAMPLE … or suggest KIND CONTENT; --help explains both.');
  } catch (error) {
    if (!(error instanceof UsageProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function test(form: string, files: readonly string[]): number {
  const document = mappingAt(form);
  const samples = files.flatMap((file) => samplesIn(file).map((sample, index) => ({ name: `${file} ${index + 1}`, answers: sampleAnswers(sample) })));
  const tried = tryMapping(document, samples.map(({ answers }) => answers), { bench: ANY_POINT, at: new Date() });
  tried.forEach((result, index) => say(reportOf(samples[index]?.name ?? '', result)));
  const held = tried.filter(({ status }) => status === 'quarantined').length;
  say(`${tried.length} samples: ${tried.length - held} would count, ${held} would be held.`);
  return held === 0 ? 0 : 1;
}

function suggest(kind: string, file: string): number {
  const known = FORM_KINDS.find((one): one is FormKind => one === kind);
  if (!known) throw new UsageProblem(`${kind} is no kind of form: say one of ${FORM_KINDS.join(', ')}.`);
  const asset = JSON.parse(readFileSync(file, 'utf8')) as { content?: Record<string, unknown> } & Record<string, unknown>;
  const { document, fields, missing, unused } = suggestMapping(known, readFormContent(asset.content ?? asset));
  say(JSON.stringify(document, null, 2));
  for (const { field, path, by, confidence } of fields) say(`# ${field} <- ${path} (${by}, ${Math.round(confidence * 100)} %)`);
  if (missing.length > 0) say(`# nothing was found for: ${missing.join(', ')}`);
  if (unused.length > 0) say(`# not used: ${unused.join(', ')}`);
  return 0;
}
