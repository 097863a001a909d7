import { describe, expect, it } from '@jest/globals';
import type { GatewayClient } from '../../operator/src/gateway-client.js';
import { rotateKeys } from './rotate-keys.js';

/** A gateway that answers with these steps, one after the other; then with the last for ever. */
function rotating(...steps: [rewrapped: number, remaining: number][]) {
  let asked = 0;
  const written: string[] = [];
  const gateway = { ask: () => {
    const [rewrapped, remaining] = steps[Math.min(asked++, steps.length - 1)] ?? [0, 0];
    return Promise.resolve({ rewrapped, remaining });
  } };
  const run = (): Promise<string> => rotateKeys(gateway as unknown as GatewayClient, { output: { write: (text: string) => written.push(text) }, pause: () => Promise.resolve() });
  return { run, written, asked: () => asked };
}

describe('a rotation of the master key', () => {
  it('goes on until nothing remains, shows how far it is, and says when the old key may go', async () => {
    const { run, written, asked } = rotating([1_000, 1_500], [1_000, 500], [500, 0]);
    expect(await run()).toMatch(/^2500 data keys.*Rotate once more.*may be removed.*backups/);
    expect([asked(), written]).toEqual([3, ['Data keys 40 % (1000/2500)\n', 'Data keys 80 % (2000/2500)\n', 'Data keys 100 % (2500/2500)\n']]);
  });

  it('that finds nothing says that the old key may go', async () => {
    const { run, written } = rotating([0, 0]);
    expect([await run(), written]).toEqual([expect.stringMatching(/^Every data key is under the newest.*may be removed/), []]);
  });

  it('tries again what is held just now, counts what came meanwhile, and ends with advice where nothing moves', async () => {
    const held = rotating([0, 5], [0, 5], [9, 1], [1, 0]);
    expect(await held.run()).toMatch(/^10 data keys/);
    expect(held.written.at(-1)).toBe('Data keys 100 % (5/5)\n');
    await expect(rotating([0, 7]).run()).rejects.toMatchObject({ name: 'OperatorProblem', message: expect.stringContaining('7 data keys'), nextStep: expect.stringMatching(/Keep the old key.*\n.*ລະຫັດເກົ່າ/) });
  });
});
