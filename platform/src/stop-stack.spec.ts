import { describe, expect, it } from '@jest/globals';
import { STOP_ORDER, StopStack } from './stop-stack.js';

describe('StopStack', () => {
  it('stops services before Kafka before PostgreSQL, whatever started first, and each once', async () => {
    const stopped: string[] = [];
    const stack = new StopStack(() => undefined);
    for (const name of ['kafka', 'lock', 'services', 'postgres'] as const) await stack.add(STOP_ORDER[name], () => void stopped.push(name));
    await Promise.all([stack.stopAll(), stack.stopAll()]);
    expect(stopped).toEqual(['services', 'kafka', 'postgres', 'lock']);
  });

  it('goes on when a part does not stop, and reports it', async () => {
    const reported: unknown[] = [];
    const stopped: string[] = [];
    const stack = new StopStack((error) => reported.push(error));
    await stack.add(STOP_ORDER.kafka, () => Promise.reject(new Error('stuck')));
    await stack.add(STOP_ORDER.postgres, () => void stopped.push('postgres'));
    await stack.stopAll();
    expect(stopped).toEqual(['postgres']);
    expect(reported).toEqual([new Error('stuck')]);
  });

  it('stops at once what finishes starting after the interrupt', async () => {
    const stopped: string[] = [];
    const stack = new StopStack(() => undefined);
    await stack.stopAll();
    await stack.add(STOP_ORDER.services, () => void stopped.push('late'));
    expect(stopped).toEqual(['late']);
  });
});
