import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { HookRequest } from './hook-request.js';
import { createPoster } from './post-hook.js';

interface Seen {
  method: string;
  url: string;
  rawHeaders: string[];
  body: string;
}

let servers: Server[] = [];

async function receiver(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', rawHeaders: request.rawHeaders, body: Buffer.concat(chunks).toString() });
      answer(request, response);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

function request(url: string): HookRequest {
  const body = Buffer.from('{"a": 1}');
  return {
    url, method: 'POST', body,
    headers: [['User-Agent', 'KoboToolbox'], ['Accept', '*/*'], ['Connection', 'keep-alive'], ['Content-Type', 'application/json'],
      ['Content-Length', String(body.length)], ['X-Key', 'secret'], ['Authorization', 'Basic eA==']],
  };
}

const post = createPoster({ timeoutMs: 5000, reuseConnections: false });

describe('posting a hook', () => {
  afterEach(() => {
    for (const server of servers) server.closeAllConnections();
    for (const server of servers) server.close();
    servers = [];
  });

  it('sends exactly the headers given, in their order, and never chunks', async () => {
    const { url, seen } = await receiver((_, response) => response.writeHead(202).end('{"receipt":"1"}'));
    expect(await post(request(`${url}/hook`))).toEqual({ kind: 'answered', status: 202, body: '{"receipt":"1"}' });
    expect(seen[0]).toEqual({
      method: 'POST', url: '/hook', body: '{"a": 1}',
      rawHeaders: ['Host', new URL(url).host, ...request(url).headers.flat()],
    });
  });

  it.each([301, 302, 303])('follows %i as a GET without body: a 200 there looks like success', async (status) => {
    const { url, seen } = await receiver((asked, response) => {
      if (asked.url === '/next') response.end('hello');
      else response.writeHead(status, { Location: '/next' }).end();
    });
    expect(await post(request(url))).toEqual({ kind: 'answered', status: 200, body: 'hello' });
    expect(seen.map((one) => [one.method, one.body])).toEqual([['POST', '{"a": 1}'], ['GET', '']]);
    expect(seen[1]?.rawHeaders).not.toContain('Content-Type');
    expect(seen[1]?.rawHeaders).toContain('X-Key');
  });

  it('follows 307 with the body, and takes Authorization but not the secret header away for another host', async () => {
    const other = await receiver((_, response) => response.end('taken'));
    const first = await receiver((_, response) => response.writeHead(307, { Location: `${other.url}/in` }).end());
    expect(await post(request(first.url))).toMatchObject({ status: 200, body: 'taken' });
    expect(other.seen[0]).toMatchObject({ method: 'POST', body: '{"a": 1}' });
    expect(other.seen[0]?.rawHeaders).toContain('X-Key');
    expect(other.seen[0]?.rawHeaders).not.toContain('Authorization');
  });

  it('tells a read time-out from a refused connection', async () => {
    const silent = await receiver(() => undefined);
    const hasty = createPoster({ timeoutMs: 30, reuseConnections: false });
    expect(await hasty(request(silent.url))).toEqual({ kind: 'failed', message: 'Read timed out', readTimeout: true });
    const [server] = servers;
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
    servers = [];
    expect(await post(request(silent.url))).toMatchObject({ kind: 'failed', readTimeout: false });
  });
});
