import { readFileSync } from 'node:fs';
import { UsageProblem } from './usage-problem.js';

type Sample = Readonly<Record<string, unknown>>;

const isSample = (value: unknown): value is Sample => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Submissions in a file: one, a list, or a page of Kobo's API. @throws UsageProblem where there is none */
export function samplesIn(file: string): readonly Sample[] {
  const content = parsed(file);
  const listed: unknown = isSample(content) && Array.isArray(content['results']) ? content['results'] : Array.isArray(content) ? content : [content];
  const samples = (listed as readonly unknown[]).filter(isSample);
  if (samples.length === 0) throw new UsageProblem(`${file} holds no submission: give a JSON object as Kobo sends it, or a list of them.`);
  return samples;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageProblem(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}. Give a file with a submission.`);
  }
}
