import { setTimeout as pause } from 'node:timers/promises';

export interface Polling {
  timeoutMs: number;
  everyMs?: number;
}

/** Asks until the answer is true: true, or false when the time is over. */
export async function poll(question: () => boolean | Promise<boolean>, { timeoutMs, everyMs = 50 }: Polling): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!(await question())) {
    if (Date.now() >= end) return false;
    await pause(everyMs);
  }
  return true;
}
