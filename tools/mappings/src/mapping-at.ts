import { existsSync, readFileSync } from 'node:fs';
import { checkMapping } from '../../../apps/validation/src/domain/mapping/check-mapping.js';
import { DEFAULT_MAPPINGS } from '../../../apps/validation/src/domain/mapping/default-mappings.js';
import type { MappingDocument } from '../../../apps/validation/src/domain/mapping/mapping-document.js';
import { UsageProblem } from './usage-problem.js';

/** A shipped mapping by its name, or the document in a file. @throws UsageProblem with every fault of the document */
export function mappingAt(form: string): MappingDocument {
  const shipped = Object.values(DEFAULT_MAPPINGS).find(({ name }) => name === form);
  if (shipped) return shipped.document;
  if (!existsSync(form)) throw new UsageProblem(`${form} is neither a shipped mapping nor a file: say one of ${Object.values(DEFAULT_MAPPINGS).map(({ name }) => name).join(', ')}, or the path of a JSON file.`);
  const checked = checkMapping(JSON.parse(readFileSync(form, 'utf8')));
  if ('document' in checked) return checked.document;
  throw new UsageProblem(checked.faults.map(({ en, lo }) => `${en} / ${lo}`).join('\n'));
}
