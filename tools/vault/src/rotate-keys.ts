import { Progress, type ProgressOutput } from '../../../platform/src/demo/progress.js';
import type { GatewayClient } from '../../operator/src/gateway-client.js';
import { OperatorProblem } from '../../operator/src/operator-problem.js';

interface Rotation {
  readonly rewrapped: number;
  readonly remaining: number;
}

export interface Rotating {
  readonly output: ProgressOutput;
  /** Before another try where nothing could be done: the keys are held by what ingestion does just now. */
  readonly pause: () => Promise<unknown>;
}

const MOST_TRIES_IN_VAIN = 30;

/** Has data keys wrapped anew until none is under an old master key. @returns what it means */
export async function rotateKeys(gateway: GatewayClient, { output, pause }: Rotating): Promise<string> {
  let rewrapped = 0;
  let inVain = 0;
  let bar: { readonly progress: Progress; readonly total: number } | undefined;
  for (;;) {
    const step = await gateway.ask<Rotation>('POST', 'vault/rotation');
    rewrapped += step.rewrapped;
    const total = bar?.total ?? rewrapped + step.remaining;
    bar ??= { total, progress: new Progress('Data keys', total, output) };
    // Some may have come meanwhile, from a replica that still has the old key in front.
    if (total > 0) bar.progress.show(step.remaining === 0 ? total : Math.min(rewrapped, total));
    if (step.remaining === 0) return conclusionOf(rewrapped);
    inVain = step.rewrapped === 0 ? inVain + 1 : 0;
    if (inVain === 0) continue;
    if (inVain > MOST_TRIES_IN_VAIN) throw new OperatorProblem(`${step.remaining} data keys stay under an older master key.`, { en: 'Another transaction holds them: look into the log of ingestion, then rotate again. Keep the old key.', lo: 'ເບິ່ງ log ຂອງ ingestion ແລ້ວເຮັດອີກ. ຢ່າລຶບລະຫັດເກົ່າ.' });
    await pause();
  }
}

function conclusionOf(rewrapped: number): string {
  const kept = 'Keep it with the backups that were made before today: they open with nothing else.';
  if (rewrapped === 0) return `Every data key is under the newest master key. An older one may be removed from VAULT_MASTER_KEYS once every replica of ingestion has started with the newest one in front. ${kept}`;
  return `${rewrapped} data keys are under the newest master key now, and none under an older one. Rotate once more after every replica of ingestion has started with it in front; when that finds nothing, the older one may be removed. ${kept}`;
}
