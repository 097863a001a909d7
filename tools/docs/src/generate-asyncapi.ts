import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { asyncApi, schemaFiles } from './asyncapi.js';
import { incompatibilities } from './incompatibilities.js';
import type { Schema } from './schema-of.js';

/** Writes the JSON Schemas and docs/asyncapi.json anew, unless that would change a version for those who read it; run by `npm run docs:asyncapi` from the project's root. */
const broken = schemaFiles().flatMap(({ path, schema }) => {
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Schema) : null;
  return before ? incompatibilities(before, schema).map((trouble) => `${path}: ${trouble}`) : [];
});
if (broken.length > 0) {
  process.stderr.write(`Not written: within a version only an optional field may be added.\n${broken.join('\n')}\nMake the change as a new version of the topic (….v2) beside this one, or an optional field. Where nobody reads this version yet: remove the file, generate again, and write down why.\n`);
  process.exit(1);
}
for (const { path, schema } of schemaFiles()) writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
writeFileSync('docs/asyncapi.json', `${JSON.stringify(asyncApi(), null, 2)}\n`);
