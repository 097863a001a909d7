import { Agent, request } from 'node:http';
import { uniqueBodies } from './bodies.js';
import { percentile } from './figure.js';

export interface LoadOrder {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly count: number;
  readonly seed: string;
  readonly connections: number;
}

export interface LoadReport {
  readonly sent: number;
  readonly acknowledged: number;
  /** How many answers of each status; 0: no answer. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Of the acknowledged ones. */
  readonly p99Ms: number;
  readonly meanBytes: number;
}

/** Posts every body once over so many kept-alive connections. Runs in a process of its own, so that it takes no time from what it measures. */
async function run({ url, user, password, count, seed, connections }: LoadOrder): Promise<LoadReport> {
  const bodies = uniqueBodies(count, seed).map((body) => Buffer.from(body));
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headers = { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  const [statuses, latencies]: [Record<string, number>, number[]] = [{}, []];
  let next = 0;
  const post = (body: Buffer): Promise<number> => new Promise((resolve) => {
    const sending = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0)));
    sending.on('error', () => resolve(0)).end(body);
  });
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, async () => {
    for (let body = bodies[next++]; body; body = bodies[next++]) {
      const sentAt = performance.now();
      const status = await post(body);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status === 202) latencies.push(performance.now() - sentAt);
    }
  }));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  const meanBytes = Math.round(bodies.reduce((sum, body) => sum + body.length, 0) / bodies.length);
  return { sent: bodies.length, acknowledged: statuses[202] ?? 0, statuses, seconds, p99Ms: percentile(latencies, 0.99), meanBytes };
}

process.once('message', (order: LoadOrder) => void run(order).then((report) => process.send?.(report, () => process.exit(0))));
