import { spawn, type SpawnOptionsWithoutStdio } from 'node:child_process';

export interface CommandResult {
  /** 0 for success; null where it could not be started, was killed or took too long. */
  status: number | null;
  stdout: string;
  /** Of the command, or why it could not be started. */
  stderr: string;
}

/** Runs a command to its end and collects what it said. Never throws. */
export function runCommand(command: string, args: readonly string[], options: SpawnOptionsWithoutStdio = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, options);
    const result: CommandResult = { status: null, stdout: '', stderr: '' };
    child.stdin.end();
    child.stdout.setEncoding('utf8').on('data', (text: string) => (result.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (result.stderr += text));
    child.once('error', ({ message }) => resolve({ ...result, stderr: message }));
    child.once('close', (status) => resolve({ ...result, status }));
    // Where the command does not exist there is nobody to read.
    child.stdin.on('error', () => undefined);
  });
}
