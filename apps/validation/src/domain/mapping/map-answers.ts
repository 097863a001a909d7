import type { FormKind } from '@fm/contracts/vocabulary';
import type { DraftOfKind } from '../drafts/draft-of-kind.js';
import type { CompiledMapping } from './compile-mapping.js';
import { MappedCoverage } from './map-coverage.js';
import { MappedCt } from './map-ct.js';
import { MappedFmr } from './map-fmr.js';
import { MappedFms } from './map-fms.js';
import { MappedAnswers } from './mapped-answers.js';
import type { Answers } from './read-answer.js';

type MapperOf = { readonly [K in FormKind]: new (answers: MappedAnswers, changed: readonly string[]) => DraftOfKind[K] };

const MAPPERS: MapperOf = { coverage: MappedCoverage, fmr: MappedFmr, fms: MappedFms, ct: MappedCt };

/** From answers to our words, by a mapping. `changed`: fields whose question is another in this version of the form. */
export function mapAnswers<K extends FormKind>(kind: K, mapping: CompiledMapping, answers: Answers, changed: readonly string[] = []): DraftOfKind[K] {
  return new MAPPERS[kind](new MappedAnswers(mapping, answers), changed);
}
