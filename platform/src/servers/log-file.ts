import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';

const LARGEST_LOG = 10_000_000;
/** Enough to hold the end of a Java stack trace. */
const TAIL = 16_384;
const LONGEST_REASON = 300;
const SAYS_WHY = /\b(FATAL|PANIC|ERROR)\b|(Exception|Error): |No space left/;

/** Called before a log is appended to: a large one is moved aside, so that a log and its predecessor never take more than twice 10 MB for long. */
export function startLogAnew(file: string): void {
  if (existsSync(file) && statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.1`);
}

/** The last line of a log that says why its program ended; undefined where none does. */
export function reasonIn(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return tail(file).split('\n').findLast((line) => SAYS_WHY.test(line))?.trim().slice(0, LONGEST_REASON);
}

function tail(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, TAIL));
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8');
  } finally {
    closeSync(descriptor);
  }
}
