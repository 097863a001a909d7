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
    return await run(options, consoleIn(options.dataDirectory));
  } catch (error) {
    process.stderr.write(`${inWords(error)}\n`);
    return 1;
  }
}

function consoleIn(directory: string): ConsoleLog {
  try {
    return new ConsoleLog(directory);
  } catch (error) {
    throw new StartProblem(
      `The data folder ${directory} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      'Mend that, or take another folder: npm start -- --data-dir OTHER-FOLDER',
    );
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
  const failure = await Promise.race([
    ended,
    bringUp({ options, console, stops, signal: interrupt.signal }).then(() => ended, (error: unknown) => failed(error, interrupt.signal, console)),
  ]);
  if (!interrupt.signal.aborted) interrupt.abort();
  await stopEverything(stops, console);
  stopListening();
  // Last, where the user looks.
  if (failure !== undefined) process.stderr.write(`${failure}\n`);
  return failure === undefined ? 0 : 1;
}

async function stopEverything(stops: StopStack, console: ConsoleLog): Promise<void> {
  if (!stops.holdsServers) return stops.stopAll();
  console.say('Stopping in order … / ກຳລັງຢຸດ …');
  await Promise.race([stops.stopAll(), new Promise((resolve) => setTimeout(resolve, STOP_WITHIN_MS))]);
  console.say('Stopped. / ຢຸດແລ້ວ.');
}

/** Resolves when an interrupt comes with nothing, or with what to tell of an error that nobody caught. */
function endOf(console: ConsoleLog, interrupt: AbortController): Promise<string | undefined> {
  return new Promise((resolve) => {
    interrupt.signal.addEventListener('abort', () => resolve(undefined), { once: true });
    const uncaught = (error: unknown): void => resolve(failed(error, interrupt.signal, console));
    process.on('uncaughtException', uncaught).on('unhandledRejection', uncaught);
  });
}

/** What to tell; what an interrupt broke off has not failed. */
function failed(error: unknown, signal: AbortSignal, console: ConsoleLog): string | undefined {
  console.note(detailsOf(error));
  if (signal.aborted) return undefined;
  return error instanceof StartProblem ? inWords(error) : `${inWords(error)}\nThe details are in ${console.file}. Start again; what was stored stays.`;
}

function inWords(error: unknown): string {
  if (error instanceof StartProblem) return `${error.message}\n${error.nextStep}`;
  return `Passage cannot go on: ${error instanceof Error ? error.message : String(error)}.`;
}

function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
