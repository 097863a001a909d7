import { gzipSync } from 'node:zlib';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BASIC, GivenOffice, submission } from './given-office.js';

const MIB = 1_048_576;
const LAO = /[\u0E80-\u0EFF]/;

describe('the hook', () => {
  let office: GivenOffice;
  beforeAll(async () => {
    office = await GivenOffice.open();
    await office.source('fmr');
  });
  afterAll(() => office.close());

  it('answers 202 with a receipt, and a repeat with the same one', async () => {
    const first = await office.send('fmr', submission('first'));
    expect(first).toMatchObject({ status: 202, body: { receipt: expect.any(String), submission: 'kf/aDemo/first', revision: 1, duplicate: false } });
    expect(await office.send('fmr', submission('first'))).toMatchObject({ status: 202, body: { ...first.body, duplicate: true } });
    expect(await office.said('kf/aDemo/first')).toMatchObject([{ version: { revision: 1 }, source: 'fmr', uuid: 'first', koboId: 7, formVersion: 'v1', answers: { 'g_count/n_total': '5' } }]);
  });

  it.each(['null', '[]', '"x"', '42', '{}', '[{"q":"1"}]'])('takes %s, of which nobody knows whose it is', async (body) => {
    expect(await office.post('fmr', body)).toMatchObject({ status: 202, body: { receipt: expect.any(String), submission: null, revision: null, duplicate: false } });
  });

  it.each<[string, Record<string, unknown>]>([
    ['NUL everywhere', { _uuid: 'n\u0000', 'meta/rootUuid': 'n\u0000', 'meta/deprecatedID': 'd\u0000', end: '\u0000', __version__: '\u0000', 'q\u0000': '\u0000' }],
    ['lone surrogates', { _uuid: 's\ud800', 'meta/rootUuid': '\udc00', end: '\ud800', __version__: '\ud800', '\ud800': '\udc00' }],
    ['names beyond any index', { _uuid: 'x'.repeat(100_000), 'meta/rootUuid': '\u0001'.repeat(5_000), 'meta/deprecatedID': 'ຂ'.repeat(5_000), end: 'y'.repeat(100_000), __version__: 'z'.repeat(100_000) }],
    ['names of JavaScript', JSON.parse('{"_uuid":"js","__proto__":"p","constructor":"c","toString":"t"}') as Record<string, unknown>],
    ['an _id that is no exact number', { _uuid: 'big', _id: '9007199254740993' }],
    ['100,000 keys', { _uuid: 'wide', ...Object.fromEntries([...Array(100_000).keys()].map((n) => [`q${n}`, '1'])) }],
    ['a key of 1 MB', { _uuid: 'long', ['k'.repeat(MIB)]: '1' }],
  ])('takes %s', async (_, body) => {
    expect(await office.send('fmr', { ...body, _xform_id_string: '\u0000' })).toMatchObject({ status: 202, body: { submission: expect.any(String), revision: 1 } });
  });

  it('does not confuse two `_id`s that are one number to JavaScript', async () => {
    const [one, two] = [await office.post('fmr', '{"_uuid":"i1","_id":9007199254740993}'), await office.post('fmr', '{"_uuid":"i2","_id":9007199254740992}')];
    expect([one.body['submission'], two.body['submission']]).toEqual(['kf/aDemo/i1', 'kf/aDemo/i2']);
  });

  it.each<[string, string | Buffer]>([
    ['nothing', ''], ['half a JSON', '{"a":'], ['no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])], ['a depth of 65', '['.repeat(65) + ']'.repeat(65)], ['a depth of a million', '[{"a":'.repeat(1e6)],
  ])('answers 400 to %s and keeps a sealed copy', async (_, body) => {
    const kept = await office.rows('select max(id) as id from refused_body');
    expect(await office.post('fmr', body)).toMatchObject({ status: 400, body: { code: 'FM-I-04', lo: { detail: expect.stringMatching(LAO) } } });
    expect(await office.rows('select source from refused_body where id > $1', [kept[0]?.['id'] ?? 0])).toEqual([{ source: 'fmr' }]);
  });

  it('keeps the last hundred', async () => {
    for (let n = 0; n < 105; n++) await office.post('fmr', 'x');
    expect(await office.rows('select count(*)::int as n from refused_body')).toEqual([{ n: 100 }]);
  });

  it('takes XML as the same submission as its JSON', async () => {
    const xml = "<?xml version='1.0' encoding='utf-8'?>\n<aDemo id=\"aDemo\"><end>e</end><r><n>1</n></r><r><n>2</n></r><meta><instanceID>uuid:x1</instanceID></meta></aDemo>";
    expect(await office.send('fmr', { _uuid: 'x1', _id: 71, _xform_id_string: 'aDemo', end: 'e', r: [{ 'r/n': '1' }, { 'r/n': '2' }] })).toMatchObject({ status: 202, body: { duplicate: false } });
    expect(await office.post('fmr', xml, { 'content-type': 'application/xml' })).toMatchObject({ status: 202, body: { submission: 'kf/aDemo/x1', duplicate: true } });
    expect(await office.post('fmr', '<a>'.repeat(1e6), { 'content-type': 'application/xml' })).toMatchObject({ status: 400 });
    expect(await office.post('fmr', '<a><b></a>', { 'content-type': 'text/xml' })).toMatchObject({ status: 400 });
    const laughs = [...Array(9).keys()].map((n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    expect(await office.post('fmr', `<!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]><a><b>&l9;</b></a>`, { 'content-type': 'application/xml' })).toMatchObject({ status: 400 });
  });

  it('inflates gzip, up to the size that a body may have', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    const body = gzipSync(JSON.stringify(submission('zipped', { _id: 72 })));
    expect(await office.post('fmr', body, gzip)).toMatchObject({ status: 202, body: { submission: 'kf/aDemo/zipped' } });
    expect(await office.send('fmr', submission('zipped', { _id: 72 }))).toMatchObject({ status: 202, body: { duplicate: true } });
    expect(await office.post('fmr', 'no gzip', gzip)).toMatchObject({ status: 400, body: { code: 'FM-I-04' } });
    expect(await office.post('fmr', body.subarray(0, -9), gzip)).toMatchObject({ status: 400 });
    expect(await office.post('fmr', gzipSync(Buffer.alloc(32 * MIB + 1, ' ')), gzip)).toMatchObject({ status: 413 });
    expect(await office.post('fmr', body, { 'content-encoding': 'br' })).toMatchObject({ status: 415 });
  });

  it('takes 32 MiB and not a byte more', async () => {
    const whole = (bytes: number): string => `{"_uuid":"large","q":"${'x'.repeat(bytes - 24)}"}`;
    expect(await office.post('fmr', whole(32 * MIB))).toMatchObject({ status: 202 });
    for (const bytes of [32 * MIB + 1, 40 * MIB]) expect(await office.post('fmr', whole(bytes))).toMatchObject({ status: 413 });
  });

  it.each<[number, string, RequestInit]>([
    [404, '/v1/hooks/kobo/nobody', { method: 'POST' }], [404, '/v1/hooks/kobo/%00', { method: 'POST' }], [404, '/v1/hooks/kobo/', { method: 'POST' }], [404, '//v1/hooks/kobo/fmr', { method: 'POST' }],
    [401, '/v1/hooks/kobo/fmr', { method: 'POST' }], [401, '/v1/hook%73/kobo/fmr', { method: 'POST' }], [401, '/v1/hooks/kobo/%66mr', { method: 'POST' }],
    [415, '/v1/hooks/kobo/fmr', { method: 'POST', headers: { ...BASIC, 'content-type': 'text/plain' } }], [415, '/v1/hooks/kobo/fmr', { method: 'POST', headers: { ...BASIC, 'content-type': 'multipart/form-data' } }],
    [405, '/v1/hooks/kobo/fmr', { method: 'GET' }], [405, '/v1/hooks/kobo/fmr', { method: 'PUT', body: '{}' }], [405, '/v1/hooks/kobo/fmr?x=1', { method: 'DELETE' }], [405, '/v1/hooks/kobo/fmr', { method: 'OPTIONS' }],
  ])('answers %i to %s %j', async (status, path, init) => {
    const answer = await office.fetch(path, { ...init, headers: { 'content-type': 'application/json', ...init.headers }, ...(init.method === 'POST' ? { body: '{"_uuid":"never"}' } : {}) });
    expect(answer.status).toBe(status);
    expect(await office.rows(`select 1 from submission_alias where alias like '%never'`)).toEqual([]);
  });

  it.each([['nobody', 404], ['fmr', 401]])('refuses a stranger at %s before reading what is sent', async (source, status) => {
    const { port } = new URL(office.app.url);
    const head = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`POST /v1/hooks/kobo/${source} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n{`));
      socket.once('data', (data) => { resolve(data.toString()); socket.destroy(); }).once('error', reject);
    });
    expect(head).toMatch(`HTTP/1.1 ${status} `);
  });

  it('serves everybody else while two hundred senders never come to an end and others send what cannot be read', async () => {
    const { port } = new URL(office.app.url);
    const head = `POST /v1/hooks/kobo/fmr HTTP/1.1\r\nhost: x\r\nauthorization: ${BASIC.authorization}\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n{"_uuid":"slow`;
    const slow = await Promise.all(Array.from({ length: 200 }, () => new Promise<Socket>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(head, () => resolve(socket)));
      socket.once('error', reject);
    })));
    const unreadable = [...Array(20).keys()].map(() => office.post('fmr', '[{"a":'.repeat(1e5)));
    const answers = await Promise.all([...Array(100).keys()].map((n) => office.send('fmr', submission(`quick-${n}`, { _id: 80_000 + n }))));
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(202));
    expect((await Promise.all(unreadable)).map(({ status }) => status)).toEqual(Array(20).fill(400));
    expect(await office.rows(`select 1 from submission_alias where alias like '%slow%'`)).toEqual([]);
    for (const socket of slow) socket.destroy();
  });

  it('lets in either credential of a rotation, and each as long as it is registered', async () => {
    await office.source('rotated');
    const byHeader = { authorization: '', 'x-ingest-key': 'the-new-secret' };
    expect((await office.post('rotated', '{"_uuid":"k"}')).status).toBe(202);
    expect((await office.post('rotated', '{"_uuid":"k"}', byHeader)).status).toBe(202);
    expect((await office.post('rotated', '{"_uuid":"k"}', { authorization: '', 'x-ingest-key': 'the-old-password' })).status).toBe(401);
    await office.source('rotated', { credentials: [{ type: 'header', name: 'X-Ingest-Key', value: 'the-new-secret' }] });
    expect((await office.post('rotated', '{"_uuid":"k"}')).status).toBe(401);
    expect((await office.post('rotated', '{"_uuid":"k"}', byHeader)).status).toBe(202);
  });

  it.each([{ credentials: [] }, { credentials: [null] }, { credentials: [{ type: 'basic', user: 'x' }] }, { server: 'A/B' }, { kind: 'x' }])('registers no source with %j', async (changes) => {
    expect(await office.source('wrong', changes)).toMatchObject({ status: 400, body: { code: 'FM-I-05' } });
  });
});
