import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryBroker, type OutgoingMessage } from '@fm/messaging';
import { RecordingBroker } from '@fm/testing';
import { DEMO_POINTS } from '../../platform/src/demo/demo-points.js';
import { ErasuresClient } from '../../tools/erasure/src/erasures-client.js';
import { replayLedger } from '../../tools/erasure/src/replay-ledger.js';
import { verificationText } from '../../tools/erasure/src/verification-text.js';
import { verifyErasures } from '../../tools/erasure/src/verify-erasure.js';
import { GatewayClient } from '../../tools/operator/src/gateway-client.js';
import { FiveServices } from './five-services.js';

const PASSWORD = 'a-long-random-password';
const CANARY = 'Canary4711';
const ROOT = '5a1c4a3e-6d0e-4c0f-9c51-0d6b8a2f7e11';
const EDITED = '7b2d5b4f-7e1f-4d1a-8d62-1e7c9b3a8f22';
const KEY = `kobo/aErased2222222222222222/${ROOT}`;
const [POINT] = DEMO_POINTS;

/** As Kobo sends it; whatever may be free words holds the canary. */
const BODY = {
  _id: 47, _uuid: ROOT, 'meta/rootUuid': `uuid:${ROOT}`, 'meta/instanceID': `uuid:${ROOT}`, _xform_id_string: 'aErased2222222222222222', __version__: 'v1', start: '2026-06-03T09:14:22+07:00', username: CANARY,
  'g_id/fmp_code': POINT?.code, 'g_id/obs_date': '2026-06-03', 'g_id/enumerator_code': CANARY, 'g_id/gps': '21.184213 101.671914 640.2 4.9', 'g_move/flow_direction': 'inflow',
  'g_move/dep_country': 'CHN', 'g_move/dep_place_text': CANARY, 'g_move/dest_country': 'LAO', 'g_count/n_total': '5', remarks: CANARY,
};
const EDIT = { ...BODY, _uuid: EDITED, 'meta/instanceID': `uuid:${EDITED}`, 'meta/deprecatedID': `uuid:${ROOT}`, 'g_id/obs_date': '2019-06-03' };
const KEPT = { ...BODY, _id: 48, _uuid: '11111111-6d0e-4c0f-9c51-0d6b8a2f7e11', 'meta/rootUuid': 'uuid:11111111-6d0e-4c0f-9c51-0d6b8a2f7e11', username: 'x', 'g_id/gps': '21.18 101.67 640 5', 'g_id/enumerator_code': 'E01', 'g_move/dep_place_text': 'x', remarks: 'x' };

describe('an erasure, through all five services', () => {
  const published: OutgoingMessage[] = [];
  let services: FiveServices;
  let client: ErasuresClient;

  const send = async (body: object): Promise<number> => (await fetch(`${services.url('ingestion')}/v1/hooks/kobo/erased`, {
    method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`kobo:${PASSWORD}`).toString('base64')}` },
  })).status;
  const proof = async (): Promise<ReturnType<typeof verificationText>> => {
    const [verification] = await verifyErasures(services.databaseAdminUrl, [KEY]);
    if (!verification) throw new Error('nothing was looked for');
    return verificationText(verification);
  };
  const movements = async (): Promise<unknown[]> => (await services.ask<{ rows: { value: number }[] }>('manager', 'indicators/movements?from=2019-01-01&to=2026-06-30&interval=day&by=fmp')).rows.filter(({ value }) => value > 0);
  const canaries = (): Promise<string[]> => services.placesWith(CANARY, '21.184213');

  beforeAll(async () => {
    const broker = new MemoryBroker();
    services = await FiveServices.start({ brokerFor: () => new RecordingBroker(broker, published) });
    client = new ErasuresClient(new GatewayClient({ gateway: services.url('gateway'), adminKey: 'admin' }));
    await services.command('ingestion', 'PUT', '/v1/sources/erased', { server: 'kobo', asset: null, kind: 'fmr', mode: 'live', provinces: null, credentials: [{ type: 'basic', user: 'kobo', password: PASSWORD }], kobo: null });
    await services.command('geo-enrichment', 'PUT', `/v1/points/${POINT?.code ?? ''}`, POINT ?? {});
    await services.atRest(published);
    for (const body of [BODY, EDIT, KEPT]) expect(await send(body)).toBe(202);
    await services.atRest(published);
    await services.ask('manager', 'quarantine/release', { submission: KEY, reason: `${CANARY} was there` });
    await services.atRest(published);
  });
  afterAll(() => services?.close());

  it('finds the submission everywhere before', async () => {
    expect(await movements()).toMatchObject([{ value: 5 }, { value: 5 }]);
    const { clean, text } = await proof();
    expect([clean, text]).toEqual([false, expect.stringContaining('NOT erased: something is left over.')]);
    for (const place of ['ingestion.raw_body.submission', 'validation.received_body.submission', 'validation.person_decision.submission', 'geo.measured_position.submission', 'aggregation.contribution.submission']) expect(text).toContain(`left over: ${place}`);
    expect(await canaries()).toEqual(expect.arrayContaining(['validation.person_decision.reason', 'validation.submission_state.record', 'geo.submission_location.record', 'geo.measured_position.lat']));
  });

  it('leaves nothing but tombstones in any column of any table, and takes it out of the figures', async () => {
    expect(await client.erase(KEY, 'asked on paper')).toMatchObject({ submission: KEY, revision: 3 });
    await services.atRest(published);
    expect(await proof()).toMatchObject({ clean: true });
    expect(await canaries()).toEqual([]);
    expect(await movements()).toMatchObject([{ period: '2026-06-03', value: 5 }]);
  });

  it('is not undone by whatever comes late, and is done again from its ledger', async () => {
    for (const body of [BODY, EDIT]) expect(await send(body)).toBe(202);
    const ledger = await client.ledger();
    expect(await replayLedger(client, ledger.map((entry) => JSON.stringify(entry)).join('\n'))).toEqual({ erased: 1, unknown: [] });
    await services.atRest(published);
    expect(await proof()).toMatchObject({ clean: true });
    expect(await client.erase(`${KEY}-unknown`, 'x')).toBeNull();
  });

  it('is for administrators alone', async () => {
    for (const role of ['viewer', 'manager', 'protection']) await expect(new ErasuresClient(new GatewayClient({ gateway: services.url('gateway'), adminKey: role })).erase(KEY, 'x')).rejects.toThrow(/403/);
  });
});
