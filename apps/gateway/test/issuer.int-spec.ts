import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { POINTS, TOTALS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

const QUESTION = '/api/v1/indicators/movements?from=2026-06-01&to=2026-07-01&interval=total';

describe('tokens of the office\'s own issuer', () => {
  let gateway: RunningGateway;
  let issuer: Server;
  let url: string;
  let keys: { mine: CryptoKey; stranger: CryptoKey };
  beforeAll(async () => {
    const [mine, stranger] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
    keys = { mine: mine.privateKey, stranger: stranger.privateKey };
    const jwk = { ...(await exportJWK(mine.publicKey)), kid: 'one', alg: 'RS256' };
    issuer = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : { issuer: url, jwks_uri: `${url}/keys` }));
    });
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`;
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'), { oidcIssuer: url, oidcAudience: 'passage', oidcRoleClaim: 'realm_access.roles', oidcRoles: { 'fm-data': 'manager', 'fm-read': 'viewer' }, oidcProvincesClaim: 'fm_provinces' });
    await gateway.points(...POINTS);
    await gateway.figures(...TOTALS);
  });
  afterAll(async () => {
    await gateway.close();
    issuer.closeAllConnections();
    await new Promise((resolve) => issuer.close(resolve));
  });

  const token = (claims: JWTPayload = {}, { key = keys.mine, audience = 'passage', by = url, expires = '5m' } = {}): Promise<string> =>
    new SignJWT({ realm_access: { roles: ['fm-read'] }, fm_provinces: ['LA03'], preferred_username: 'somsy', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' }).setSubject('u-1').setIssuer(by).setAudience(audience).setIssuedAt().setExpirationTime(expires).sign(key);

  it('let in with the role and provinces that they say', async () => {
    expect((await gateway.ask('/api/v1/me', await token())).body).toMatchObject({ identity: 'oidc:u-1', name: 'somsy', role: 'viewer', provinces: ['LA03'] });
    expect((await gateway.ask(QUESTION, await token())).body['rows']).toMatchObject([{ value: 40 }]);
    expect((await gateway.ask(QUESTION, await token({ fm_provinces: 'all', realm_access: { roles: ['fm-data'] } }))).body['rows']).toMatchObject([{ value: 140 }]);
    expect((await gateway.ask('/api/v1/keys', await token())).status).toBe(403);
  });

  it('are refused where anything about them is not right', async () => {
    const unsigned = [{ alg: 'none' }, { iss: url, aud: 'passage', sub: 'u', exp: 4_000_000_000, realm_access: { roles: ['fm-data'] }, fm_provinces: 'all' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const wrong = [
      await token({}, { key: keys.stranger }), await token({}, { audience: 'another' }), await token({}, { by: 'https://elsewhere.example' }), await token({}, { expires: '-5m' }),
      await token({ realm_access: { roles: ['fm-read', 'fm-data'] } }), await token({ realm_access: { roles: ['admin'] } }), await token({ fm_provinces: undefined }),
      `${unsigned}.`, `${unsigned}.x`, 'a.b.c', `${(await token()).slice(0, -4)}AAAA`,
    ];
    for (const bad of wrong) expect([bad.slice(-8), (await gateway.ask(QUESTION, bad)).status]).toEqual([bad.slice(-8), 401]);
  });

  it('are 503 while the issuer does not answer, and keys go on', async () => {
    const lost = await RunningGateway.start(() => new Date(), { oidcIssuer: 'http://127.0.0.1:9', oidcAudience: 'passage' });
    try {
      const answer = await lost.ask(QUESTION, await token());
      expect([answer.status, answer.body['code'], (await lost.ask(QUESTION)).status]).toEqual([503, 'FM-P-42', 200]);
    } finally {
      await lost.close();
    }
  });
});
