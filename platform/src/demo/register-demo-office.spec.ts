import { afterEach, describe, expect, it } from '@jest/globals';
import { verifyInternalToken } from '@fm/access';
import { connectionTo, DemoReceiver } from './demo-receiver.js';
import { registerDemoOffice } from './register-demo-office.js';

const SECRET = 'a secret of thirty-two characters';
let receiver: DemoReceiver;

async function register(answer: (count: number) => number): Promise<void> {
  receiver = new DemoReceiver((_, count) => answer(count));
  const port = await receiver.listen();
  const service = { HOST: '0.0.0.0', PORT: String(port), INTERNAL_TOKEN_SECRET: SECRET };
  await registerDemoOffice({ environments: { ingestion: service, validation: service, 'geo-enrichment': service }, connection: connectionTo(port) });
}

afterEach(() => receiver.close());

describe('the demo country office', () => {
  it('is registered with the owners: four sources, ten points, fifty-six enumerators', async () => {
    await register(() => 200);
    const paths = receiver.received.map(({ method, path }) => `${method} ${path.split('/').slice(0, 3).join('/')}`);
    const count = (path: string): number => paths.filter((one) => one === path).length;
    expect([count('PUT /v1/sources'), count('PUT /v1/points'), count('PUT /v1/enumerators'), paths.length]).toEqual([4, 10, 56, 70]);
    expect(receiver.received.find(({ path }) => path === '/v1/sources/demo-fmr')?.body).toEqual({
      server: 'demo', asset: null, kind: 'fmr', mode: 'live', provinces: ['LA03', 'LA04'],
      credentials: [{ type: 'basic', user: 'kobo', password: 'secret' }], kobo: null,
    });
    expect(receiver.received.find(({ path }) => path === '/v1/points/LAO-LA0301-02')?.body).toEqual({
      code: 'LAO-LA0301-02', names: { en: 'Boten railway station', lo: 'ສະຖານີລົດໄຟບໍ່ເຕັນ' }, type: 'rail_station', class: 'border', lat: 21.18, lon: 101.68,
      confirmed: false, radiusM: 1000, adm1: 'LA03', adm2: 'LA0301', openedOn: '2024-01-01', closedOn: null, corridor: 'laos-china-railway',
    });
    expect(receiver.received.find(({ path }) => path === '/v1/enumerators/E56')?.body).toMatchObject({ code: 'E56', activeFrom: '2024-01-01', activeTo: null });
  });

  it('is vouched for by internal tokens: admin for sources, manager for registers', async () => {
    await register(() => 201);
    const roles = await Promise.all(receiver.received.map(async ({ path, authorization }) => {
      const caller = await verifyInternalToken(SECRET, authorization.replace('Bearer ', ''));
      return `${path.split('/')[2]} ${caller?.role}`;
    }));
    expect([...new Set(roles)]).toEqual(['sources admin', 'points manager', 'enumerators manager']);
  });

  it('waits for a service that answers 503, and names the service and the next step otherwise', async () => {
    await register((count) => (count === 1 ? 503 : 200));
    expect(receiver.received).toHaveLength(71);
    await receiver.close();
    await expect(register(() => 400)).rejects.toMatchObject({
      message: expect.stringContaining('said 400'), nextStep: expect.stringContaining('log of ingestion'),
    });
  });
});
