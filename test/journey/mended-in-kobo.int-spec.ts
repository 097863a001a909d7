import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryBroker, type OutgoingMessage } from '@fm/messaging';
import { eventually, RecordingBroker } from '@fm/testing';
import { KoboApi } from '../../tools/kobo-simulator/src/api/kobo-api.js';
import { KoboServer } from '../../tools/kobo-simulator/src/server/kobo-server.js';
import { FiveServices } from './five-services.js';
import { ANSWERS, POINT, StoryClock } from './worked-story.js';

const TOKEN = 'kobo-token';
const DAYS = 'from=2019-12-01&to=2026-06-30&interval=day&by=fmp';
/** Whoever follows Kobo looks once a second; a busy machine takes its time. */
const PATIENCE_MS = 60_000;

/** No hook, no command: what people do in Kobo is found by reading its history, and by sweeping where a server keeps none. */
describe.each([['the history', true, 6], ['a sweep', false, 25 * 60]])('what is mended in Kobo, heard by %s', (_, hasHistory, minutes) => {
  const published: OutgoingMessage[] = [];
  const clock = new StoryClock();
  const kobo = new KoboServer({ seed: 'mended', now: () => clock.now() });
  const asset = kobo.addAsset({ name: 'lao_fm_fmr', uid: 'aMendedInKobo2222222222' });
  const api = new KoboApi({ server: kobo, token: TOKEN, hasHistory });
  let services: FiveServices;
  let id: number;

  interface Figure { readonly period: string; readonly value: number; readonly nRecords: number; readonly nHeld: number }
  const figures = async (): Promise<readonly Figure[]> => {
    await services.atRest(published);
    return (await services.ask<{ rows: Figure[] }>('manager', `indicators/movements?${DAYS}`)).rows;
  };
  const held = async (): Promise<string[][]> => (await services.ask<{ findings: { rule: string; severity: string }[] }[]>('manager', 'quarantine')).map(({ findings }) => findings.flatMap(({ rule, severity }) => (severity === 'E' ? [rule] : [])));
  const later = (): void => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());

  beforeAll(async () => {
    const broker = new MemoryBroker();
    services = await FiveServices.start({ brokerFor: () => new RecordingBroker(broker, published), clock });
    await services.command('geo-enrichment', 'PUT', `/v1/points/${POINT.code}`, POINT);
    await services.atRest(published);
    id = asset.create({ ...ANSWERS, 'g_id/obs_date': '2019-12-30' })._id;
    await services.command('ingestion', 'PUT', '/v1/sources/boten', { server: 'kobo', asset: asset.uid, kind: 'fmr', mode: 'live', provinces: ['LA03'], credentials: [{ type: 'basic', user: 'kobo', password: 'a-long-random-password' }], kobo: { url: await api.listen(), token: TOKEN } });
  });
  afterAll(async () => {
    await services?.close();
    await api.close();
  });

  it('is held first, out of the figures and counted beside them', async () => {
    await eventually(async () => expect(await figures()).toMatchObject([{ period: '2019-12-30', value: 0, nRecords: 0, nHeld: 1 }]), PATIENCE_MS);
    expect(await held()).toEqual([['V-T6-year']]);
  });

  it('is in the figures after an edit there, and nobody did anything here', async () => {
    later();
    asset.edit(id, ANSWERS);
    later();
    await eventually(async () => expect(await figures()).toMatchObject([{ period: '2026-06-03', value: 5, nRecords: 1, nHeld: 0 }]), PATIENCE_MS);
    expect(await held()).toEqual([]);
    for (const table of ['person_decision', 'correction']) expect(await services.rows('validation', `select 1 from ${table}`)).toEqual([]);
  });

  it('leaves them with its deletion, for good', async () => {
    later();
    asset.delete(id);
    later();
    await eventually(async () => expect(await figures()).toEqual([]), PATIENCE_MS);
    expect(await services.rows('validation', 'select status from submission_state')).toEqual([{ status: 'withdrawn' }]);
  });
});
