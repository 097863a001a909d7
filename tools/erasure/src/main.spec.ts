import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saidBy } from '@fm/testing';
import { main } from './main.js';

const ERASURE = { submission: 'k/a/1', revision: 3, reason: 'asked', actor: 'admin', bodies: 2, erasedAt: '2026-06-04T00:00:00.000Z' };
const PROBLEM = { title: 'Not within your rights', detail: 'This needs one of the roles: admin.', lo: { detail: 'ຕ້ອງມີບົດບາດ' } };

describe('npm run erase', () => {
  let gateway: Server;
  let folder: string;
  let asked: { method: string | undefined; key: string | undefined; body: string }[] = [];
  const out = { text: '', error: '' };

  beforeAll(async () => {
    gateway = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
      request.on('end', () => {
        asked.push({ method: request.method, key: request.headers.authorization, body });
        const denied = request.headers.authorization !== 'Bearer admin-key';
        const unknown = body.includes('unknown');
        response.writeHead(denied ? 403 : unknown ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(denied ? PROBLEM : unknown ? {} : request.method === 'GET' ? [ERASURE, { ...ERASURE, submission: 'k/a/2' }] : ERASURE));
      });
    });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
    folder = mkdtempSync(join(tmpdir(), 'passage-erase-'));
    writeFileSync(join(folder, 'connection.json'), JSON.stringify({ gateway: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`, database: 'postgres://nobody@127.0.0.1:1/x', keys: { admin: 'admin-key' } }));
  });
  afterAll(() => {
    gateway.closeAllConnections();
    gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => { asked = []; });

  const run = async (...args: string[]): Promise<number> => {
    const said = await saidBy(() => main([...args, '--data-dir', folder]));
    [out.text, out.error] = [said.out, said.error];
    return said.code;
  };

  it('erases by the key of the administrator, and says how to prove it', async () => {
    expect([await run('k/a/1', '--reason', 'asked on paper'), out.text]).toEqual([0, expect.stringContaining('--verify k/a/1')]);
    expect(asked).toEqual([{ method: 'POST', key: 'Bearer admin-key', body: '{"submission":"k/a/1","reason":"asked on paper"}' }]);
    expect([await run('unknown', '--reason', 'x'), out.error]).toEqual([1, expect.stringMatching(/No submission has the key unknown\.\nWrite it as/)]);
  });

  it('prints the ledger as lines that it takes again', async () => {
    expect(await run('--ledger')).toBe(0);
    expect(out.text.trim().split('\n').map((line) => (JSON.parse(line) as { submission: string }).submission)).toEqual(['k/a/1', 'k/a/2']);
    const file = join(folder, 'ledger.jsonl');
    writeFileSync(file, `${out.text}\n{"submission":"unknown","reason":"y"}\n`);
    expect([await run('--again', file), out.text]).toEqual([1, expect.stringMatching(/^2 erased\.\nnot here: unknown\n.*may still come/)]);
    expect(asked.slice(1).map(({ body }) => (JSON.parse(body) as object))).toEqual([{ submission: 'k/a/1', reason: 'asked' }, { submission: 'k/a/2', reason: 'asked' }, { submission: 'unknown', reason: 'y' }]);
  });

  it.each(['{"submission":"k/a/1"}', 'not a line', '[]', 'null'])('does nothing at all with a ledger that has the line %s', async (line) => {
    const file = join(folder, 'broken.jsonl');
    writeFileSync(file, `{"submission":"k/a/1","reason":"x"}\n${line}\n`);
    expect([await run('--again', file), out.error, asked]).toEqual([1, expect.stringContaining('Line 2'), []]);
  });

  it('says what stands in the way, and what to do', async () => {
    expect([await run('--again', join(folder, 'none')), out.error]).toEqual([1, expect.stringMatching(/cannot be read.*\nGive the file/s)]);
    expect([await run('--verify', 'k/a/1'), out.error]).toEqual([1, expect.stringMatching(/could not be looked through.*\nDATABASE_ADMIN_URL/s)]);
    writeFileSync(join(folder, 'connection.json'), JSON.stringify({ gateway: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`, keys: { admin: 'another' } }));
    expect([await run('--ledger'), out.error]).toEqual([1, '403: Not within your rights\nThis needs one of the roles: admin.\nຕ້ອງມີບົດບາດ\n']);
    writeFileSync(join(folder, 'connection.json'), JSON.stringify({ gateway: 'http://127.0.0.1:1', keys: { admin: 'x' } }));
    expect([await run('--ledger'), out.error]).toEqual([1, expect.stringMatching(/does not answer.*\nLook whether/s)]);
    rmSync(join(folder, 'connection.json'));
    expect([await run('--ledger'), out.error]).toEqual([1, expect.stringMatching(/is Passage running here\?\nStart it/)]);
  });
});
