import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartProblem } from './start-problem.js';

/** What was written by `writeStored`, or undefined where there is no such file. Throws StartProblem for a damaged file. */
export function readStored(file: string): Record<string, unknown> | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  const content = parse(text);
  if (content) return content;
  throw new StartProblem(
    `${file} is damaged: it holds no JSON object.`,
    'Put back its last copy, or start with an empty folder: npm start -- --data-dir OTHER-FOLDER',
  );
}

/** The same of what can be done without: a damaged file counts as none. */
export function readDispensable(file: string): Record<string, unknown> | undefined {
  return parse(textOf(file) ?? '');
}

/**
 * Writes beside the file and renames: a reader sees the old content or the new, and a crash leaves either. Synchronised first, because a rename may reach the
 * disk before the bytes do, and the keys in secrets.json cannot be had again. Only the owner may read it.
 */
export function writeStored(file: string, content: object): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(descriptor, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}

/** Not asked first whether it exists: it may go in between. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!existsSync(file)) return undefined;
    throw error;
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
