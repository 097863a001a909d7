import { get } from 'node:http';
import { FIGURE_UPDATED, attributesFor, headersOf, type FigureUpdatedV1 } from '@fm/contracts';
import { cubeKeyOf, MOVEMENT_TOTAL } from '@fm/contracts/indicators';
import { addDays } from '@fm/contracts/vocabulary';
import { KafkaBroker } from '@fm/messaging';
import { createLogger } from '@fm/observability';
import type { BenchPlatform } from './bench-platform.js';

const CLIENTS = 1_000;
const A_SECOND = 20;
const POINT = 'LAO-LA0301-01';
const TRACE = `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`;

export interface StreamAges {
  readonly clients: number;
  readonly changes: number;
  /** Told to clients, of clients × changes. */
  readonly told: number;
  /** From publication on the topic to the client, ms. */
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

/** Ages at a thousand clients of the stream, all in this process: what is measured is the load generator too. */
export async function measureStream(platform: BenchPlatform, seconds: number): Promise<StreamAges> {
  const { gateway, keys, kafka } = platform.connection;
  const ages: number[] = [];
  const sent = new Map<number, number>();
  const clients = [];
  for (let at = 0; at < CLIENTS; at += 50) clients.push(...(await Promise.all(Array.from({ length: 50 }, () => client(gateway, keys.viewer, (revision) => ages.push(Date.now() - (sent.get(revision) ?? 0)))))));
  const broker = new KafkaBroker({ brokers: kafka, clientId: 'bench-stream', log: createLogger('bench', { level: 'fatal' }) });
  await broker.connect();
  const changes = seconds * A_SECOND;
  for (let revision = 1; revision <= changes; revision++) {
    sent.set(revision, Date.now());
    await broker.publish([message(revision)]);
    await new Promise((resolve) => setTimeout(resolve, 1_000 / A_SECOND));
  }
  for (let waited = 0; ages.length < CLIENTS * changes && waited < 60; waited++) await new Promise((resolve) => setTimeout(resolve, 500));
  for (const leave of clients) leave();
  await broker.close();
  ages.sort((a, b) => a - b);
  const at = (share: number): number => ages[Math.min(ages.length - 1, Math.floor(ages.length * share))] ?? Number.NaN;
  return { clients: CLIENTS, changes, told: ages.length, p50: at(0.5), p99: at(0.99), worst: at(1) };
}

/** Each a cell of its own: of two versions of one in a batch only the newer is told. */
function message(revision: number): { topic: string; key: string; headers: Readonly<Record<string, string>>; value: Buffer } {
  const dimensions = { fmp: POINT, direction: 'inflow' };
  const data: FigureUpdatedV1 = {
    measure: 'movements', cube: MOVEMENT_TOTAL.name, cubeKey: cubeKeyOf(MOVEMENT_TOTAL, dimensions), day: addDays('2019-01-01', revision), dimensions, value: revision, nRecords: 1, nFlagged: 0, nHeld: 0, heldMovements: 0,
    version: { epoch: 9, revision }, effectiveAt: new Date().toISOString(),
  };
  return { topic: FIGURE_UPDATED.name, key: FIGURE_UPDATED.keyOf(data), headers: headersOf(attributesFor(FIGURE_UPDATED, data, { time: new Date().toISOString(), traceparent: TRACE })), value: Buffer.from(JSON.stringify(data)) };
}

/** @returns what ends it, once it is connected */
function client(gateway: string, key: string, onFigure: (revision: number) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = get(new URL('/api/v1/stream?by=fmp,direction&to=2021-12-31', gateway), { agent: false, headers: { authorization: `Bearer ${key}` } }, (response) => {
      let rest = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          if (block.includes('event: ready')) resolve(() => request.destroy());
          const revision = block.includes('event: figure') ? /"revision":(\d+)/.exec(block)?.[1] : undefined;
          if (revision !== undefined) onFigure(Number(revision));
        }
      }).on('error', () => undefined);
    });
    request.on('error', reject);
  });
}
