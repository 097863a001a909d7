import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from '@fm/testing';
import type { FigureCell } from '../src/domain/figure-change.js';
import { GATEWAY_SCHEMA } from '../src/start-gateway.js';
import { figure, point, POINTS } from './given-figures.js';
import { RunningGateway, type Answer } from './running-gateway.js';

interface Received {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

describe('signed webhooks', () => {
  let gateway: RunningGateway;
  let receiver: Server;
  let base: string;
  let received: Received[] = [];
  let answers = new Map<string, number>();
  let now = new Date('2026-07-01T10:00:00Z');
  beforeAll(async () => {
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url ?? '';
        received.push({ path, headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() });
        response.writeHead(answers.get(path) ?? 204, { location: `${base}/elsewhere` }).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    gateway = await RunningGateway.start(() => now, { webhookNetworks: ['127.0.0.1/32'] });
    await gateway.points(...POINTS);
  });
  afterAll(async () => {
    await gateway.close();
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  const send = (method: string, path: string, body: unknown = {}, holder = 'viewer'): Promise<Answer> => gateway.ask(`/api/v1/${path}`, holder, { method, body: JSON.stringify(body) });
  const subscribe = async (path: string, filters: object = {}, holder = 'viewer'): Promise<{ id: string; secret: string }> => {
    const { status, body } = await send('POST', 'subscriptions', { url: base + path, filters: { by: 'fmp,direction', ...filters }, batchSeconds: 1 }, holder);
    expect(status).toBe(201);
    return { id: String(body['id']), secret: String(body['secret']) };
  };
  let revision = 0;
  const change = async (value: number, place = 'BOTEN'): Promise<void> => {
    await gateway.figures(figure('total', '2026-06-01', `${place}|inflow`, { value, nRecords: 1, version: { epoch: 1, revision: ++revision } }));
    now = new Date(now.getTime() + 2_000);
  };
  const at = (path: string): Received[] => received.filter((one) => one.path === path);
  const data = ({ body }: Received): { cells: FigureCell[]; readAnew: boolean } => (JSON.parse(body) as { data: { cells: FigureCell[]; readAnew: boolean } }).data;
  const values = (path: string): number[][] => at(path).map((one) => data(one).cells.map(({ value }) => value));
  const log = async (id: string, holder = 'viewer'): Promise<Record<string, unknown>[]> => JSON.parse((await gateway.ask(`/api/v1/subscriptions/${id}/messages`, holder)).text) as Record<string, unknown>[];
  const state = async (id: string, holder = 'viewer'): Promise<Record<string, unknown>> => (await gateway.ask(`/api/v1/subscriptions/${id}`, holder)).body;

  it('tell of changes within filters and rights, signed, and say in the log what became of them', async () => {
    const all = await subscribe('/all');
    await subscribe('/own', {}, 'viewer-LA03');
    await subscribe('/boten', { fmp: 'BOTEN' }, 'manager');
    await change(5, 'MUANGXAY');
    await eventually(() => expect(values('/all')).toEqual([[5]]));
    await change(6, 'BOTEN');
    await eventually(() => expect([values('/all'), values('/own'), values('/boten')]).toEqual([[[5], [6]], [[6]], [[6]]]));
    const [first] = at('/all');
    const { body = '', headers = {} } = first ?? {};
    expect(new Webhook(all.secret).verify(body, headers)).toMatchObject({ type: 'fm.figures.changed', data: { readAnew: false } });
    await eventually(async () => expect((await log(all.id)).map((row) => [row['state'], row['attempts'], row['lastStatus']])).toEqual([['taken', 1, 204], ['taken', 1, 204]]));
  });

  it('gather what changes meanwhile, the newest of each cell', async () => {
    const { id } = await subscribe('/gathered');
    answers.set('/gathered', 500);
    await change(1);
    await eventually(async () => expect((await log(id)).map((row) => row['attempts'])).toEqual([1]));
    for (const value of [2, 3, 4]) await change(value);
    answers.delete('/gathered');
    now = new Date(now.getTime() + 6_000);
    await eventually(() => expect(values('/gathered')).toEqual([[1], [1], [4]]));
    const [one, two] = at('/gathered');
    expect(one?.headers['webhook-id']).toBe(two?.headers['webhook-id']);
  });

  it('are tried for three days, then disabled with a note, and go on from when they are enabled', async () => {
    const { id } = await subscribe('/down');
    answers.set('/down', 503);
    await change(1);
    for (let attempt = 1; attempt <= 10; attempt++) {
      await eventually(async () => expect((await log(id))[0]).toMatchObject({ attempts: attempt, lastStatus: 503 }));
      now = new Date(now.getTime() + 27 * 3_600_000);
    }
    expect([await state(id), at('/down').length]).toMatchObject([{ state: 'disabled', note: { en: expect.stringContaining('three days'), lo: expect.stringMatching(/[\u0e80-\u0eff]/) } }, 10]);
    answers.delete('/down');
    await change(2);
    expect((await send('POST', `subscriptions/${id}/enable`)).status).toBe(204);
    await change(3);
    await eventually(() => expect(values('/down').at(-1)).toEqual([3]));
  });

  it('follow no redirect, and end at 410', async () => {
    const [moved, gone] = [await subscribe('/moved'), await subscribe('/gone')];
    answers = new Map([['/moved', 307], ['/gone', 410]]);
    await change(9);
    await eventually(async () => expect([(await log(moved.id))[0], (await state(gone.id))['state']]).toMatchObject([{ state: 'waiting', lastStatus: 307 }, 'disabled']));
    expect(at('/elsewhere')).toEqual([]);
    for (const { id } of [moved, gone]) expect((await send('DELETE', `subscriptions/${id}`)).status).toBe(204);
    answers.clear();
  });

  it('are tested at a button, and change over their secrets without a gap; secrets are sealed', async () => {
    const { id, secret } = await subscribe('/tested');
    expect((await send('POST', `subscriptions/${id}/test`)).body).toEqual({ status: 204 });
    const rotated = await send('POST', `subscriptions/${id}/secret`);
    const young = String(rotated.body['secret']);
    await send('POST', `subscriptions/${id}/test`);
    const [first, second] = at('/tested');
    if (!first || !second) throw new Error('two tests were sent');
    for (const valid of [secret, young]) expect(new Webhook(valid).verify(second.body, second.headers)).toMatchObject({ type: 'fm.test' });
    now = new Date(now.getTime() + 25 * 3_600_000);
    await send('POST', `subscriptions/${id}/test`);
    const third = at('/tested')[2];
    expect(third?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
    const database = await gateway.database.open(GATEWAY_SCHEMA);
    const [kept] = await database.query<{ secret: Buffer }[]>('select secret from subscription where id = $1', [id]);
    expect(kept?.secret.toString('latin1').includes(young)).toBe(false);
    expect((await gateway.ask('/api/v1/subscriptions', 'viewer')).text).not.toMatch(/whsec_/);
  });

  it('go by the rights of now: fewer provinces cut what is told, none ends it', async () => {
    const made = await send('POST', 'keys', { name: 'to be withdrawn', role: 'viewer', provinces: ['LA03', 'LA04'] }, 'admin');
    const key = String(made.body['key']);
    const { id } = await subscribe('/withdrawn', {}, key);
    answers.set('/withdrawn', 500);
    await change(1, 'BOTEN');
    await eventually(() => expect(values('/withdrawn')).toEqual([[1]]));
    await eventually(async () => expect((await log(id, 'admin'))[0]).toMatchObject({ attempts: 1 }));
    const database = await gateway.database.open(GATEWAY_SCHEMA);
    await database.query(`update access_key set provinces = '{LA04}' where id = $1`, [made.body['id']]);
    now = new Date(now.getTime() + 6_000);
    await eventually(() => expect(values('/withdrawn')).toEqual([[1], []]));
    await eventually(async () => expect((await log(id, 'admin'))[0]).toMatchObject({ attempts: 2 }));
    await send('DELETE', `keys/${String(made.body['id'])}`, {}, 'admin');
    now = new Date(now.getTime() + 400_000);
    await eventually(async () => expect(await state(id, 'admin')).toMatchObject({ state: 'disabled', note: { en: expect.stringContaining('no longer') } }));
    expect(at('/withdrawn')).toHaveLength(2);
  });

  it('say to read anew where a point moves to another province', async () => {
    await subscribe('/register', {}, 'viewer-LA03');
    await gateway.points(point('BOTEN', { corridor: 'north-rail', revision: 2, adm2: 'LA0302' }));
    now = new Date(now.getTime() + 2_000);
    await eventually(() => expect(at('/register').map((one) => data(one).readAnew)).toEqual([true]));
  });

  it('are refused for an address in a private network before anything is made', async () => {
    for (const url of ['https://10.0.0.1/x', 'https://[::ffff:10.0.0.1]/', 'https://169.254.169.254/latest', 'http://8.8.8.8/', 'nonsense!']) expect((await send('POST', 'subscriptions', { url })).body).toMatchObject({ code: 'FM-P-49' });
    expect((await gateway.ask('/api/v1/subscriptions', 'viewer')).text).not.toContain('10.0.0.1');
  });

  it('are for their owner and administrators, as many as are sensible, and not for what is never live', async () => {
    const { id } = await subscribe('/mine');
    expect((await gateway.ask(`/api/v1/subscriptions/${id}`, 'manager')).status).toBe(404);
    expect((await gateway.ask(`/api/v1/subscriptions/${id}`, 'admin')).status).toBe(200);
    expect((await send('POST', 'subscriptions', { url: `${base}/x`, filters: { indicator: 'fms-sample' } })).status).toBe(403);
    expect((await send('POST', 'subscriptions', { url: `${base}/x`, filters: { province: 'LA04' } }, 'viewer-LA03')).status).toBe(403);
    expect((await gateway.ask('/api/v1/subscriptions', null)).status).toBe(401);
    const statuses: number[] = [];
    for (let count = 0; count < 21; count++) statuses.push((await send('POST', 'subscriptions', { url: `${base}/many` }, 'protection')).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    received = [];
  });
});
