import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { chooseBroker } from './broker-choice.js';
import { StartProblem } from './start-problem.js';

describe('chooseBroker', () => {
  it('does not fall back to memory where a broker was named and does not answer', async () => {
    const lines: string[] = [];
    // Port 1 (tcpmux) has no listener on any machine of ours.
    const choice = chooseBroker({ directory: tmpdir(), log: (line) => lines.push(line), processes: false, environment: { KAFKA_BROKERS: '127.0.0.1:1' } });
    await expect(choice).rejects.toThrow(StartProblem);
    expect(lines).toEqual([]);
  });
});
