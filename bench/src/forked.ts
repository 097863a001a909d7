import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LoadOrder, LoadReport } from './load-generator.js';

const childOf = (file: string, args: readonly string[] = []): ChildProcess => fork(fileURLToPath(new URL(file, import.meta.url)), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

function answerOf<T>(child: ChildProcess, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`${what} ended with ${code} before it answered; its words are above.`)));
  });
}

/** Load from a process of its own. */
export function load(order: LoadOrder): Promise<LoadReport> {
  const child = childOf('./load-generator.js');
  const report = answerOf<LoadReport>(child, 'the load generator');
  child.send(order);
  return report;
}

/** A server that takes hooks, in a process of its own; `stop` ends it. */
export interface HookServer {
  readonly url: string;
  readonly stop: () => void;
}

export const bareServer = (): Promise<HookServer> => serverOf('./bare-server.js', []);

/** Ingestion's own door, which stores nothing. */
export const doorServer = ({ user, password }: { user: string; password: string }): Promise<HookServer> => serverOf('./door-server.js', [user, password]);

async function serverOf(file: string, args: readonly string[]): Promise<HookServer> {
  const child = childOf(file, args);
  return { url: await answerOf<string>(child, file), stop: () => void child.kill() };
}
