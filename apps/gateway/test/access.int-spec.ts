import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { POINTS, TOTALS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

const QUESTION = '/api/v1/indicators/movements?from=2026-06-01&to=2026-07-01&interval=total';

describe('who may see what', () => {
  let gateway: RunningGateway;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'));
    await gateway.points(...POINTS);
    await gateway.figures(...TOTALS);
  });
  afterAll(() => gateway.close());

  it('shows the public no live figure, but the catalogue, the points and the description', async () => {
    const { status, body } = await gateway.ask(QUESTION, null);
    expect([status, body['rows'], body['release']]).toEqual([200, [], null]);
    expect((body['warnings'] as { code: string }[]).map((warning) => warning.code)).toEqual(['noRelease']);
    for (const path of ['/', '/docs', '/api/v1/indicators', '/api/v1/points', '/api/v1/openapi.json', '/health/live', '/health/ready']) expect([path, (await gateway.ask(path, null)).status]).toEqual([path, 200]);
  });

  it.each([['viewer', 140], ['manager', 140], ['protection', 140], ['admin', 140], ['viewer-LA03', 40], ['manager-LA03', 40]])('shows %s live figures: %i', async (holder, value) => {
    const { status, body } = await gateway.ask(QUESTION, holder);
    expect([status, (body['rows'] as { value: number }[]).map((row) => row.value)]).toEqual([200, [value]]);
  });

  it('keeps who has provinces inside them, and says so', async () => {
    const { body } = await gateway.ask(`${QUESTION}&by=province`, 'viewer-LA03');
    expect((body['rows'] as { province: string }[]).map((row) => row.province)).toEqual(['LA03']);
    expect((body['warnings'] as { code: string }[]).map((warning) => warning.code)).toContain('ownProvinces');
    expect((await gateway.ask(`${QUESTION}&province=LA03`, 'viewer-LA03')).status).toBe(200);
    expect((await gateway.ask(`${QUESTION}&fmp=MUANGXAY`, 'viewer-LA03')).body['rows']).toEqual([]);
    for (const province of ['LA04', 'LA03,LA04', 'LA03&province=LA04', 'LA04&interval=nonsense']) expect([province, (await gateway.ask(`${QUESTION}&province=${province}`, 'viewer-LA03')).status]).toEqual([province, 403]);
  });

  it('does not take a key that it does not know for the public', async () => {
    for (const authorization of ['Bearer nobody', 'Bearer ', 'Basic dmlld2VyOng=', 'viewer']) {
      const answer = await gateway.ask(QUESTION, null, { headers: { authorization } });
      expect([authorization, answer.status, answer.headers.get('www-authenticate')]).toEqual([authorization, 401, 'Bearer realm="passage"']);
      expect(answer.body).toMatchObject({ code: 'FM-A-01' });
    }
    expect((await gateway.ask('/api/v1/points', 'nobody')).status).toBe(401);
  });

  it.each([
    ['GET', '/api/v1/sources', ['admin']],
    ['DELETE', '/api/v1/submissions/a%2Fb%2Fc', ['admin']],
    ['GET', '/api/v1/quarantine', ['viewer', 'viewer-LA03', 'manager', 'manager-LA03']],
    ['POST', '/api/v1/quarantine/a%2Fb%2Fc/release', ['manager', 'manager-LA03']],
    ['GET', '/api/v1/training', ['manager', 'manager-LA03']],
    ['POST', '/api/v1/training/ranges', ['manager', 'manager-LA03']],
    ['GET', '/api/v1/completeness', ['viewer', 'viewer-LA03', 'manager', 'manager-LA03', 'admin']],
    ['GET', '/api/v1/erasures', ['admin']],
    ['POST', '/api/v1/erasures', ['admin']],
    ['PUT', '/api/v1/enumerators/E01', ['manager', 'manager-LA03']],
    ['PUT', '/api/v1/points/BOTEN', ['manager', 'manager-LA03']],
    ['GET', '/api/v1/explain?cell=x', ['viewer', 'viewer-LA03', 'manager', 'manager-LA03', 'admin']],
  ])('%s %s is for %j', async (method, path, allowed) => {
    // No owner runs here: who gets past the guard is told 503.
    for (const holder of ['viewer', 'viewer-LA03', 'manager', 'manager-LA03', 'protection', 'admin']) {
      expect([holder, (await gateway.ask(path, holder, { method })).status]).toEqual([holder, allowed.includes(holder) ? 503 : 403]);
    }
    expect((await gateway.ask(path, null, { method })).status).toBe(401);
  });

  it('names the methods of a path, and closes what nobody opened', async () => {
    const answer = await gateway.ask('/api/v1/points/BOTEN', 'manager', { method: 'DELETE' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, PUT, POST']);
    expect((await gateway.ask('/api/v1/%73ources', 'admin')).status).toBe(400);
    expect((await gateway.ask('/api/v1/sources/%2e%2e/records', 'admin')).status).not.toBe(503);
    expect((await gateway.ask('/api/v1/nothing', 'admin')).status).toBe(404);
    expect((await gateway.ask('/api/v1/sourcesX', 'admin')).status).toBe(404);
  });

  it('denies before the body is read', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const open = request(new URL('/api/v1/sources', gateway.url), { method: 'POST', headers: { authorization: 'Bearer viewer', 'content-type': 'application/json', 'content-length': '1000000' } });
      open.on('response', (response) => { resolve(response.statusCode); open.destroy(); });
      open.on('error', reject);
      open.flushHeaders();
    });
    expect(status).toBe(403);
  });
});
