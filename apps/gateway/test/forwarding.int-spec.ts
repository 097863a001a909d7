import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyInternalToken, type Caller } from '@fm/access';
import { RunningGateway, SECRET } from './running-gateway.js';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly contentType: string | undefined;
  readonly caller: Caller | null;
  readonly body: string;
}

describe('forwarding', () => {
  let gateway: RunningGateway;
  let owner: Server;
  let seen: Seen[] = [];
  let answer: { status: number; headers: Record<string, string>; body: string; rest?: Promise<string> };

  beforeAll(async () => {
    owner = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const token = request.headers.authorization?.split(' ')[1] ?? '';
        void verifyInternalToken(SECRET, token).then((caller) => {
          seen.push({ method: request.method, url: request.url, contentType: request.headers['content-type'], caller, body: Buffer.concat(chunks).toString() });
          response.writeHead(answer.status, answer.headers).write(answer.body);
          void Promise.resolve(answer.rest).then((rest) => response.end(rest));
        });
      });
    });
    await new Promise<void>((resolve) => owner.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(owner.address() as AddressInfo).port}`;
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'), { validationUrl: url, ingestionUrl: url });
  });
  afterAll(async () => {
    await gateway.close();
    owner.closeAllConnections();
    await new Promise((resolve) => owner.close(resolve));
  });

  it('hands on method, path, query and body as they are, and vouches for who asks', async () => {
    seen = [];
    answer = { status: 201, headers: { 'content-type': 'application/json', etag: '"1"', 'x-inner': 'no' }, body: '{"done":true}' };
    const body = '{ "reason":  "ຖືກຕ້ອງ" }';
    const result = await gateway.ask('/api/v1/quarantine/kobo%2Fa%2Fb/release?dry=1', 'manager-LA03', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(seen).toEqual([{ method: 'POST', url: '/v1/quarantine/kobo%2Fa%2Fb/release?dry=1', contentType: 'application/json', caller: { subject: 'manager-LA03', role: 'manager', provinces: ['LA03'] }, body }]);
    expect([result.status, result.body, result.headers.get('etag'), result.headers.get('x-inner')]).toEqual([201, { done: true }, '"1"', null]);
  });

  it('vouches for the grants of a key', async () => {
    seen = [];
    answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
    await gateway.ask('/api/v1/quarantine/interview?submission=x', 'steward');
    expect(seen.map(({ caller }) => caller)).toEqual([{ subject: 'steward', role: 'manager', provinces: null, grants: ['steward'] }]);
  });

  it('passes a file on while it still comes, as the download that it is', async () => {
    let release: (rest: string) => void = () => undefined;
    answer = { status: 200, headers: { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }, body: 'first, ', rest: new Promise((resolve) => { release = resolve; }) };
    const response = await fetch(`${gateway.url}/api/v1/attachments/file?submission=k%2Fa%2F1&name=x`, { headers: { authorization: 'Bearer protection' } });
    const reader = response.body?.getReader();
    const text = async (): Promise<string> => Buffer.from((await reader?.read())?.value ?? []).toString();
    expect([response.status, response.headers.get('content-disposition'), await text()]).toEqual([200, 'attachment', 'first, ']);
    release('last');
    expect([await text(), (await reader?.read())?.done]).toEqual(['last', true]);
  });

  it('asks the owner by its own name for what has two', async () => {
    seen = [];
    answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '[]' };
    await gateway.ask('/api/v1/quality/completeness?source=x', 'viewer');
    expect(seen.map(({ url }) => url)).toEqual(['/v1/completeness?source=x']);
  });

  it('passes the owner\'s problems through', async () => {
    answer = { status: 409, headers: { 'content-type': 'application/problem+json' }, body: '{"type":"urn:x","status":409,"code":"FM-V-09"}' };
    const result = await gateway.ask('/api/v1/sources/demo', 'admin', { method: 'DELETE' });
    expect([result.status, result.headers.get('content-type'), result.body['code']]).toEqual([409, 'application/problem+json', 'FM-V-09']);
  });

  it('answers without a body where the owner does', async () => {
    answer = { status: 204, headers: {}, body: '' };
    const result = await gateway.ask('/api/v1/enumerators/E01', 'manager', { method: 'PUT', body: '{}' });
    expect([result.status, result.text]).toEqual([204, '']);
  });

  it('says 503 with advice where the owner does not answer', async () => {
    const result = await gateway.ask('/api/v1/explain?cell=x', 'viewer');
    expect([result.status, result.headers.get('retry-after')]).toEqual([503, '60']);
    expect(result.body).toMatchObject({ code: 'FM-P-06', detail: expect.stringContaining('aggregation') });
  });

  it('refuses a body that no owner takes, without handing it on', async () => {
    seen = [];
    const result = await gateway.ask('/api/v1/sources', 'admin', { method: 'POST', body: Buffer.alloc(9 * 1_048_576) });
    expect([result.status, result.body['code'], seen]).toEqual([413, 'FM-P-09', []]);
  });
});
