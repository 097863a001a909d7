import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeAt, stepOf } from '../src/domain/one-time-code.js';
import { GATEWAY_SCHEMA } from '../src/start-gateway.js';
import { POINTS, TOTALS } from './given-figures.js';
import { RunningGateway, type Answer } from './running-gateway.js';

const QUESTION = '/api/v1/indicators/movements?from=2026-06-01&to=2026-07-01&interval=total';
const PASSWORD = 'rain on the mekong';

describe('keys and people', () => {
  let gateway: RunningGateway;
  let now = new Date('2026-07-01T10:00:00Z');
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => now);
    await gateway.points(...POINTS);
    await gateway.figures(...TOTALS);
  });
  afterAll(() => gateway.close());

  const send = (method: string, path: string, body: unknown = {}, holder: string | null = 'admin'): Promise<Answer> => gateway.ask(`/api/v1/${path}`, holder, { method, body: JSON.stringify(body) });
  const after = (minutes: number): void => { now = new Date(now.getTime() + minutes * 60_000); };
  const signIn = (name: string, password: string, code?: string): Promise<Answer> => send('POST', 'session', { name, password, ...(code === undefined ? {} : { code }) }, null);
  const account = async (name: string, scope: object = { role: 'viewer', provinces: ['LA03'] }): Promise<string> => {
    const { body } = await send('POST', 'accounts', { name, ...scope });
    const first = await signIn(name, String(body['password']));
    await send('PUT', 'me/password', { next: PASSWORD }, String(first.body['token']));
    return name;
  };

  it('makes a key that sees what it was given, until it runs out or is withdrawn', async () => {
    const made = await send('POST', 'keys', { name: 'Provincial office', role: 'viewer', provinces: ['LA03'], expiresAt: '2026-07-02T10:00:00Z' });
    const key = String(made.body['key']);
    expect([made.status, key]).toEqual([201, expect.stringMatching(/^pk_[\w-]{43}$/)]);
    expect((await gateway.ask(QUESTION, key)).body['rows']).toMatchObject([{ value: 40 }]);
    expect((await gateway.ask(`${QUESTION}&province=LA04`, key)).status).toBe(403);
    expect((await gateway.ask('/api/v1/keys', key)).status).toBe(403);
    const [listed] = JSON.parse((await gateway.ask('/api/v1/keys', 'admin')).text) as Record<string, unknown>[];
    expect(listed).toMatchObject({ name: 'Provincial office', createdBy: 'configured:admin', lastUsedAt: now.toISOString() });
    expect(JSON.stringify(listed)).not.toContain(key.slice(3));
    after(24 * 60);
    expect((await gateway.ask(QUESTION, key)).status).toBe(401);
    const other = await send('POST', 'keys', { name: 'x1', role: 'manager', provinces: null });
    expect((await gateway.ask(QUESTION, String(other.body['key']))).status).toBe(200);
    expect((await send('DELETE', `keys/${String(other.body['id'])}`)).status).toBe(204);
    expect((await gateway.ask(QUESTION, String(other.body['key']))).status).toBe(401);
    expect((await send('DELETE', 'keys/nothing')).status).toBe(404);
  });

  it.each([[{}], [{ name: 'x1', role: 'king', provinces: null }], [{ name: 'x1', role: 'viewer' }], [{ name: 'x1', role: 'viewer', provinces: [] }], [{ name: 'x1', role: 'viewer', provinces: null, surprise: 'Sisavath' }], [[]], ['x']])('refuses a key of %j with advice that repeats nothing', async (body) => {
    const { status, text } = await send('POST', 'keys', body);
    expect([status, text.includes('Sisavath'), /[\u0e80-\u0eff]/.test(text)]).toEqual([400, false, true]);
  });

  it('lets a person in by a one-time password once, to choose one of their own', async () => {
    const { body: given } = await send('POST', 'accounts', { name: 'somsy', role: 'viewer', provinces: ['LA03'] });
    const first = await signIn('somsy', String(given['password']));
    expect(first.body).toMatchObject({ mustChoosePassword: true });
    const token = String(first.body['token']);
    expect((await gateway.ask(QUESTION, token)).body).toMatchObject({ code: 'FM-P-47' });
    expect((await gateway.ask('/api/v1/me', token)).body).toMatchObject({ identity: 'account:somsy', role: 'viewer', provinces: ['LA03'] });
    expect((await signIn('somsy', String(given['password']))).status).toBe(401);
    expect((await send('PUT', 'me/password', { next: 'short' }, token)).status).toBe(400);
    expect((await send('PUT', 'me/password', { next: PASSWORD }, token)).status).toBe(204);
    expect((await gateway.ask('/api/v1/me', token)).status).toBe(401);
    const second = await signIn('somsy', PASSWORD);
    expect(second.body['mustChoosePassword']).toBe(false);
    expect((await gateway.ask(QUESTION, String(second.body['token']))).body['rows']).toMatchObject([{ value: 40 }]);
    expect((await send('POST', 'accounts', { name: 'somsy', role: 'viewer', provinces: null })).status).toBe(409);
  });

  it('ends a session after an hour, at sign-out, and where the account is closed; rights hold at once', async () => {
    const name = await account('noy');
    const token = async (): Promise<string> => String((await signIn(name, PASSWORD)).body['token']);
    const [one, two, three] = [await token(), await token(), await token()];
    expect((await send('DELETE', 'session', {}, one)).status).toBe(204);
    expect((await gateway.ask(QUESTION, one)).status).toBe(401);
    await send('PUT', `accounts/${name}`, { role: 'viewer', provinces: ['LA04'] });
    expect((await gateway.ask(QUESTION, two)).body['rows']).toMatchObject([{ value: 100 }]);
    await send('POST', `accounts/${name}/disable`);
    expect((await gateway.ask(QUESTION, two)).status).toBe(401);
    expect((await signIn(name, PASSWORD)).status).toBe(401);
    expect((await send('POST', `accounts/${name}/enable`)).body['password']).toEqual(expect.any(String));
    expect((await gateway.ask(QUESTION, three)).status).toBe(401);
    const other = String((await signIn(await account('keo'), PASSWORD)).body['token']);
    after(61);
    expect((await gateway.ask(QUESTION, other)).status).toBe(401);
  });

  it('locks an account after five failures, also where they come at once, and says the same whatever was wrong', async () => {
    const name = await account('mali');
    const tried = await Promise.all(Array.from({ length: 8 }, () => signIn(name, 'not the password')));
    const locked = await signIn(name, PASSWORD);
    const nobody = await signIn('nobody', PASSWORD);
    expect([...tried, locked, nobody].map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(new Set([...tried, locked, nobody].map(({ text }) => text)).size).toBe(1);
    after(16);
    expect((await signIn(name, PASSWORD)).status).toBe(200);
    for (let time = 0; time < 5; time++) await signIn(name, 'wrong again');
    const reset = await send('POST', `accounts/${name}/reset`);
    expect((await signIn(name, String(reset.body['password']))).status).toBe(200);
  });

  it('lets a one-time password lapse after three days', async () => {
    const { body } = await send('POST', 'accounts', { name: 'late', role: 'viewer', provinces: null });
    after(73 * 60);
    expect((await signIn('late', String(body['password']))).status).toBe(401);
  });

  it('asks for a code once a telephone shows them, each once; the secret is sealed', async () => {
    const name = await account('vong');
    const token = String((await signIn(name, PASSWORD)).body['token']);
    expect((await send('POST', 'me/codes', { password: 'wrong' }, token)).status).toBe(403);
    const begun = await send('POST', 'me/codes', { password: PASSWORD }, token);
    expect(begun.body['url']).toMatch(/^otpauth:\/\/totp\/Passage:vong\?secret=/);
    const database = await gateway.database.open(GATEWAY_SCHEMA);
    const secret = base32Decoded(String(begun.body['secret']));
    const [kept] = await database.query<{ totp_secret: Buffer }[]>(`select totp_secret from account where name = 'vong'`);
    expect(kept?.totp_secret.includes(secret)).toBe(false);
    expect((await signIn(name, PASSWORD)).status).toBe(200);
    const code = (): string => codeAt(secret, stepOf(now));
    expect((await send('PUT', 'me/codes', { code: code() }, token)).status).toBe(204);
    expect([(await signIn(name, PASSWORD)).status, (await signIn(name, PASSWORD, code())).status]).toEqual([401, 401]);
    after(1);
    expect([(await signIn(name, PASSWORD, code())).status, (await signIn(name, PASSWORD, code())).status]).toEqual([200, 401]);
    const reset = await send('POST', `accounts/${name}/reset`, { forgetCodes: true });
    expect((await signIn(name, String(reset.body['password']))).status).toBe(200);
  });

  it('has no password for who came by a key', async () => {
    expect((await send('PUT', 'me/password', { current: 'x', next: PASSWORD }, 'viewer')).body).toMatchObject({ code: 'FM-P-45' });
  });

  it('keeps no password and no token', async () => {
    const database = await gateway.database.open(GATEWAY_SCHEMA);
    const rows = JSON.stringify(await database.query('select * from account, session, access_key limit 1000')) + JSON.stringify(await database.query('select * from audit_entry'));
    expect(rows).not.toContain(PASSWORD);
    expect(rows).not.toMatch(/p[ks]_[\w-]{20}/);
  });
});

function base32Decoded(text: string): Buffer {
  const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
