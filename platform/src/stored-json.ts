import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartProblem } from './start-problem.js';

/** What was written by `writeStored`, or undefined where there is no such file. Throws StartProblem for a damaged file. */
export function readStored(file: string): Record<string, unknown> | undefined {
  if (!existsSync(file)) return undefined;
  const content = parse(readFileSync(file, 'utf8'));
  if (content) return content;
  throw new StartProblem(
    `${file} is damaged: it holds no JSON object.`,
    'Put back its last copy, or start with an empty folder: npm start -- --data-dir OTHER-FOLDER',
  );
}

/** Writes beside the file and renames: a reader sees the old content or the new, and a crash leaves either. Only the owner may read it. */
export function writeStored(file: string, content: object): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
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
