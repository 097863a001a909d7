import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LoadOrder, LoadReport } from './load-generator.js';

const childOf = (file: string): ChildProcess => fork(fileURLToPath(new URL(file, import.meta.url)), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

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

/** The bare server in a process of its own; `stop` ends it. */
export async function bareServer(): Promise<{ url: string; stop: () => void }> {
  const child = childOf('./bare-server.js');
  return { url: `${await answerOf<string>(child, 'the bare server')}/hook`, stop: () => void child.kill() };
}
