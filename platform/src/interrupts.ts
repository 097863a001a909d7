import { commandLineOf, parentOf } from './servers/running-process.js';

/** npm passes a signal on that the terminal has already delivered: two within this time are one. */
const SAME_INTERRUPT_MS = 2_000;
const PARENT_EVERY_MS = 300;
/** Not SIGHUP: listening for it would undo `nohup`. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface InterruptHandlers {
  /** Ctrl-C, SIGTERM, or the end of the npm that started us. */
  onFirst: () => void;
  /** The user does not want to wait. */
  onSecond: () => void;
}

/** Listens for interrupts until the process ends. */
export function listenForInterrupts(handlers: InterruptHandlers, now: () => number = Date.now): () => void {
  const interrupt = interruptHandler(handlers, now);
  for (const signal of SIGNALS) process.on(signal, interrupt);
  const parent = watchParent(interrupt);
  return () => {
    clearInterval(parent);
    for (const signal of SIGNALS) process.off(signal, interrupt);
  };
}

/** What is called at each signal: tells the first, swallows its echoes, and tells a later one. */
export function interruptHandler({ onFirst, onSecond }: InterruptHandlers, now: () => number): () => void {
  let first: number | undefined;
  return () => {
    if (first === undefined) {
      first = now();
      onFirst();
    } else if (now() - first > SAME_INTERRUPT_MS) onSecond();
  };
}

/**
 * npm killed with -9 passes nothing on. It may have started us through a shell, which then lives on: so its parent is watched as well. Who started us without
 * npm, say in the background of a shell, may end as it likes.
 */
function watchParent(onEnd: () => void): NodeJS.Timeout | undefined {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const lineage = (): string => `${process.ppid} ${commandLineOf(process.ppid).includes('start.mjs') ? parentOf(process.ppid) : ''}`;
  const atStart = lineage();
  const timer = setInterval(() => {
    if (lineage() === atStart) return;
    clearInterval(timer);
    onEnd();
  }, PARENT_EVERY_MS);
  return timer.unref();
}
