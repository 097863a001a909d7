import type { CanonicalRecord, Finding, Verdict } from '@fm/contracts/vocabulary';
import { judgeSubmission, type Bench } from '../judge-submission.js';
import { compileMapping } from './compile-mapping.js';
import type { MappingDocument } from './mapping-document.js';
import type { Answers } from './read-answer.js';

/** What a mapping makes of one sample. Answers of class X are named and not shown. */
export interface TriedSample {
  readonly status: Verdict;
  readonly record: CanonicalRecord | null;
  readonly findings: readonly Finding[];
  readonly protection: readonly string[];
  /** Answers that no field reads. */
  readonly unread: readonly string[];
}

/** A mapping with samples of its form, as if they came at this moment. */
export function tryMapping(document: MappingDocument, samples: readonly Answers[], { bench, at }: { readonly bench: Bench; readonly at: Date }): readonly TriedSample[] {
  const mapping = compileMapping({ name: 'tried', version: 0, document, decidedAt: null, form: null });
  const read = pathsOf(document);
  return samples.map((answers) => {
    const { status, record, findings, protection } = judgeSubmission({ kind: document.kind, answers, receivedAt: at, mapping }, bench);
    const unread = Object.keys(answers).filter((path) => !read.some((known) => known.test(path)));
    return { status, record, findings, protection: Object.keys(protection), unread };
  });
}

/** One pattern a question, whatever the row of its repeat. */
function pathsOf({ fields, rows = {} }: MappingDocument): readonly RegExp[] {
  const repeats = Object.values(rows).flatMap(({ repeat, fields: names = {}, flat = [] }) => [...flat.flatMap((row) => Object.values(row)), ...Object.values(names).map((name) => `${repeat}/${name}`)]);
  const paths = [...Object.values(fields).flatMap(({ path, or = [] }) => (path === undefined ? [] : [path, ...or])), ...repeats];
  return paths.map((path) => new RegExp(`^${path.split('/').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(?:\\[\\d+\\])?/')}$`));
}
