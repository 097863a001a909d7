import { Agent, request } from 'node:http';
import { uniqueBodies } from './bodies.js';

export interface LoadOrder {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly count: number;
  readonly seed: string;
  readonly connections: number;
}

export interface LoadReport {
  readonly acknowledged: number;
  readonly refused: number;
  readonly seconds: number;
  readonly meanBytes: number;
}

/** Posts every body once over so many kept-alive connections. Runs in a process of its own, so that it takes no time from what it measures. */
async function run({ url, user, password, count, seed, connections }: LoadOrder): Promise<LoadReport> {
  const bodies = uniqueBodies(count, seed).map((body) => Buffer.from(body));
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const headers = { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  let [next, acknowledged] = [0, 0];
  const post = (body: Buffer): Promise<boolean> => new Promise((resolve) => {
    const sending = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode === 202)));
    sending.on('error', () => resolve(false)).end(body);
  });
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, async () => {
    for (let body = bodies[next++]; body; body = bodies[next++]) if (await post(body)) acknowledged += 1;
  }));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { acknowledged, refused: bodies.length - acknowledged, seconds, meanBytes: Math.round(bodies.reduce((sum, body) => sum + body.length, 0) / bodies.length) };
}

process.once('message', (order: LoadOrder) => void run(order).then((report) => process.send?.(report, () => process.exit(0))));
