import { mkdirSync } from 'node:fs';
import { readArguments, type StartOptions } from './arguments.js';
import { bringUp } from './bring-up.js';
import { ConsoleLog } from './console-log.js';
import { listenForInterrupts } from './interrupts.js';
import { projectRoot } from './project-root.js';
import { StartProblem } from './start-problem.js';
import { StopStack } from './stop-stack.js';

/** After an interrupt everything is stopped within thirty seconds; what is not, is left to its guard, which kills it. */
const STOP_WITHIN_MS = 28_000;

/** `npm start`: brings everything up and keeps it up until an interrupt. The result is the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readArguments(args, projectRoot());
    mkdirSync(options.dataDirectory, { recursive: true });
    return await run(options, new ConsoleLog(options.dataDirectory));
  } catch (error) {
    process.stderr.write(`${inWords(error)}\n`);
    return 1;
  }
}

async function run(options: StartOptions, console: ConsoleLog): Promise<number> {
  const interrupt = new AbortController();
  const stops = new StopStack((error) => console.note(detailsOf(error)));
  const ended = endOf(console, interrupt);
  const stopListening = listenForInterrupts({
    onFirst: () => interrupt.abort(),
    onSecond: () => process.exit(1),
  });
  const exitCode = await Promise.race([
    ended,
    bringUp({ options, console, stops, signal: interrupt.signal }).then(() => ended, (error: unknown) => failed(error, interrupt.signal, console)),
  ]);
  if (!interrupt.signal.aborted) interrupt.abort();
  await stopEverything(stops, console);
  stopListening();
  return exitCode;
}

async function stopEverything(stops: StopStack, console: ConsoleLog): Promise<void> {
  if (stops.isEmpty) return;
  console.say('Stopping in order … / ກຳລັງຢຸດ …');
  await Promise.race([stops.stopAll(), new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS))]);
  console.say('Stopped. / ຢຸດແລ້ວ.');
}

/** Resolves with the exit code when an interrupt comes, or an error that nobody caught. */
function endOf(console: ConsoleLog, interrupt: AbortController): Promise<number> {
  return new Promise((resolve) => {
    interrupt.signal.addEventListener('abort', () => resolve(0), { once: true });
    const uncaught = (error: unknown): void => resolve(failed(error, interrupt.signal, console));
    process.on('uncaughtException', uncaught).on('unhandledRejection', uncaught);
  });
}

/** Tells what failed; what an interrupt broke off has not failed. */
function failed(error: unknown, signal: AbortSignal, console: ConsoleLog): number {
  console.note(detailsOf(error));
  if (signal.aborted) return 0;
  process.stderr.write(`${inWords(error)}${error instanceof StartProblem ? '' : ` The details are in ${console.file}.`}\n`);
  return 1;
}

function inWords(error: unknown): string {
  if (error instanceof StartProblem) return `${error.message}\n${error.nextStep}`;
  return `Passage cannot go on: ${error instanceof Error ? error.message : String(error)}.`;
}

function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
