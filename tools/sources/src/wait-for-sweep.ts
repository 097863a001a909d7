import type { ProgressOutput } from '../../../platform/src/demo/progress.js';
import { GatewayRefusal } from '../../operator/src/gateway-client.js';
import type { SourcesClient, Swept } from './sources-client.js';

export interface Waiting {
  readonly output: ProgressOutput;
  /** Between two looks. */
  readonly pause: () => Promise<unknown>;
}

/** Shows how a sweep goes on until it is done. It goes on without anybody who looks. */
export async function waitForSweep(client: SourcesClient, id: string, { output, pause }: Waiting): Promise<void> {
  const submissions = await submissionsIn(client, id);
  const line = new ChangingLine(output);
  for (let swept = await client.swept(id); swept.sweeping; swept = await client.swept(id)) {
    line.show(progressText(swept, submissions));
    await pause();
  }
  line.end();
}

/** Null where Kobo does not say: the sweep waits for it too. */
async function submissionsIn(client: SourcesClient, id: string): Promise<number | null> {
  try {
    return (await client.form(id)).submissions;
  } catch (error) {
    if (error instanceof GatewayRefusal) return null;
    throw error;
  }
}

function progressText({ pages, waiting, lastError, restingUntil }: Swept, submissions: number | null): string {
  if (lastError !== null && restingUntil !== null) return `${lastError} Tried again at ${restingUntil}; Ctrl-C does not end the sweep.`;
  const of = submissions === null ? '' : ` of ${submissions} submissions`;
  return pages === null ? `waiting for its turn …` : `read ${pages} pages${of}, ${waiting} to ask about …`;
}

/** Redraws itself on a terminal; elsewhere a line for each change. */
class ChangingLine {
  private shown = '';

  constructor(private readonly output: ProgressOutput) {}

  show(text: string): void {
    if (text === this.shown) return;
    this.output.write(this.output.isTTY === true ? `\r${text.padEnd(this.shown.length)}` : `${text}\n`);
    this.shown = text;
  }

  end(): void {
    if (this.output.isTTY === true && this.shown !== '') this.output.write('\n');
  }
}
