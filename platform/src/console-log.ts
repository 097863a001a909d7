import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export type Log = (line: string) => void;

/** What the user reads; kept in a file as well, where also the details go that are nothing for the user. */
export class ConsoleLog {
  readonly file: string;

  constructor(directory: string) {
    this.file = join(directory, 'logs', 'start.log');
    mkdirSync(join(directory, 'logs'), { recursive: true });
    // A closed terminal must not end us before everything is stopped.
    process.stdout.on('error', () => undefined);
  }

  readonly say: Log = (line) => {
    process.stdout.write(`${line}\n`);
    this.note(line);
  };

  note(text: string): void {
    appendFileSync(this.file, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 });
  }
}
