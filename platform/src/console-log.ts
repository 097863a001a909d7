import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Log } from './servers/index.js';
import { startLogAnew } from './servers/log-file.js';

/** What the user reads; kept in a file as well, where also the details go that are nothing for the user. */
export class ConsoleLog {
  readonly file: string;

  /** Throws the system's error where the folder cannot be written. */
  constructor(directory: string) {
    this.file = join(directory, 'logs', 'start.log');
    makeFolder(join(directory, 'logs'));
    startLogAnew(this.file);
    appendFileSync(this.file, '', { mode: 0o600 });
    // A closed terminal must not end us before everything is stopped.
    process.stdout.on('error', () => undefined);
    process.stderr.on('error', () => undefined);
  }

  readonly say: Log = (line) => {
    process.stdout.write(`${line}\n`);
    this.note(line);
  };

  note(text: string): void {
    try {
      appendFileSync(this.file, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not keep us from stopping in order.
    }
  }
}

/** Level by level: below /proc, Node's own `recursive` tries for ever (seen with 20.20). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
