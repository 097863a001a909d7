import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const readProjectFile = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const projectVersion = (): string => (JSON.parse(readProjectFile('package.json')) as { version: string }).version;

/** Every YAML file below a folder of the project, as paths from the root. */
export function yamlFilesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

/** @throws Error naming the place of the first mistake, such as a key written twice */
export function yamlDocuments<T>(text: string): T[] {
  return parseAllDocuments(text, { merge: true }).map((document) => {
    const [mistake] = document.errors;
    if (mistake) throw mistake;
    return document.toJS() as T;
  });
}
