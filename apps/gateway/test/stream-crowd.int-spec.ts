import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@fm/testing';
import { figure, POINTS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';
import { StreamReader } from './stream-reader.js';

const CLIENTS = 1_000;
const CHANGES = 60;

describe('a thousand who follow', () => {
  let gateway: RunningGateway;
  const readers = Array.from({ length: CLIENTS }, (_, index) => new StreamReader('/api/v1/stream?by=fmp,direction', index % 2 ? 'viewer' : 'manager'));
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'));
    await gateway.points(...POINTS);
  });
  afterAll(async () => {
    for (const reader of readers) reader.leave();
    await gateway.close();
  });

  const connectAll = async (): Promise<void> => {
    for (let at = 0; at < CLIENTS; at += 50) await Promise.all(readers.slice(at, at + 50).map((reader) => reader.connect(gateway.url)));
  };
  const change = async (from: number, to: number): Promise<void> => {
    for (let number = from; number <= to; number++) await gateway.figures(figure('total', '2026-06-01', 'BOTEN|inflow', { value: number, nRecords: 1, version: { epoch: 1, revision: number } }));
  };
  const told = (reader: StreamReader): number[] => reader.named('figure').map(({ data }) => (data as { value: number }).value);

  it('are told of every change, once and in order, also over a restart in between', async () => {
    await connectAll();
    await eventually(() => expect(readers.filter((reader) => reader.named('ready').length === 1)).toHaveLength(CLIENTS));
    await change(1, CHANGES / 3);
    await gateway.restart();
    // Nobody listens now.
    await change(CHANGES / 3 + 1, (2 * CHANGES) / 3);
    await connectAll();
    await change((2 * CHANGES) / 3 + 1, CHANGES);
    const all = Array.from({ length: CHANGES }, (_, index) => index + 1).join();
    await eventually(() => expect(readers.filter((reader) => told(reader).join() === all)).toHaveLength(CLIENTS), 90_000);
    expect(readers.filter((reader) => reader.named('gone').length > 0)).toEqual([]);
  });
});
