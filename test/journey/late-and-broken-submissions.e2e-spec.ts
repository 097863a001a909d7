import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SUBMISSION_VALIDATED, type ServiceName } from '@fm/contracts';
import { KafkaBroker, type Broker, type OutgoingMessage } from '@fm/messaging';
import { createLogger } from '@fm/observability';
import { givenServers, NamespacedBroker, RecordingBroker } from '@fm/testing';
import { DEMO_POINTS } from '../../platform/src/demo/demo-points.js';
import { compareFigures } from '../../tools/kobo-simulator/src/compare-figures.js';
import { Random } from '../../tools/kobo-simulator/src/random.js';
import { recount } from '../../tools/kobo-simulator/src/recount.js';
import { localDay } from '../../tools/kobo-simulator/src/season/calendar.js';
import { FMR_ASSET } from '../../tools/kobo-simulator/src/season/fmr-asset.js';
import { makeSeason } from '../../tools/kobo-simulator/src/season/make-season.js';
import { SeasonPlayer } from '../../tools/kobo-simulator/src/season/season-player.js';
import { SEASON_DEFAULTS } from '../../tools/kobo-simulator/src/season/season-settings.js';
import { KoboServer } from '../../tools/kobo-simulator/src/server/kobo-server.js';
import { FiveServices } from './five-services.js';

const { kafka, kafkaMissing } = givenServers();
const PASSWORD = 'a-long-random-password';
const SEASON = { ...SEASON_DEFAULTS, seed: 'late-and-broken', from: '2026-10-01', to: '2026-10-05', deletes: 0, edits: 0.25, repeats: 0.2, mistakes: 4 };

/** Every version of every submission of a short season, as hooks would carry them, and the server that they end in. */
function everyVersion(): { bodies: string[]; kobo: KoboServer } {
  const kobo = new KoboServer({ seed: SEASON.seed });
  const asset = kobo.addAsset(FMR_ASSET);
  const player = new SeasonPlayer(asset);
  const bodies = makeSeason(SEASON).map((action) => JSON.stringify(asset.find(player.apply(action))));
  return { bodies, kobo };
}

function shuffled<T>(items: readonly T[], seed: string): T[] {
  const random = new Random(seed);
  return items.map((item) => ({ item, at: random.integer(0, 1_000_000) })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}

const suite = kafka ? describe : describe.skip;
suite(kafka ? 'late, repeated, disordered and broken submissions on Kafka' : `DID NOT RUN: ${kafkaMissing ?? 'no broker'}`, () => {
  const prefix = `t${randomBytes(4).toString('hex')}.`;
  const published: OutgoingMessage[] = [];
  const onKafka = (name: string): Broker => new NamespacedBroker(new KafkaBroker({ brokers: kafka ?? [], clientId: name, log: createLogger(name, { level: 'fatal' }) }), prefix);
  const { bodies, kobo } = everyVersion();
  let services: FiveServices;

  const post = (body: string): Promise<Response> => fetch(`${services.url('ingestion')}/v1/hooks/kobo/season`, {
    method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`kobo:${PASSWORD}`).toString('base64')}` },
  });
  const deliver = async (some: readonly string[]): Promise<number[]> => {
    const statuses: number[] = [];
    for (let from = 0; from < some.length; from += 20) statuses.push(...(await Promise.all(some.slice(from, from + 20).map(async (body) => (await post(body)).status))));
    return statuses;
  };
  const differences = (): ReturnType<typeof compareFigures> => {
    const today = localDay(new Date());
    return compareFigures(recount(kobo.assets[0]?.all() ?? [], { receivedDay: () => today }), { gateway: services.url('gateway'), key: 'manager', from: '2024-01-01', to: today });
  };

  beforeAll(async () => {
    services = await FiveServices.start({ brokerFor: (service: ServiceName) => new RecordingBroker(onKafka(service), published) });
    await services.command('ingestion', 'PUT', '/v1/sources/season', { server: 'kobo', asset: null, kind: 'fmr', mode: 'live', provinces: null, credentials: [{ type: 'basic', user: 'kobo', password: PASSWORD }], kobo: null });
  });
  afterAll(() => services?.close());

  it('takes every version in any order, twice, before the points are known, over a restart', async () => {
    const disordered = shuffled([...bodies, ...bodies.slice(0, 200)], 'disorder');
    expect(bodies.length).toBeGreaterThan(300);
    const half = Math.floor(disordered.length / 2);
    expect(new Set(await deliver(disordered.slice(0, half)))).toEqual(new Set([202]));
    await services.restart();
    for (const point of DEMO_POINTS) await services.command('geo-enrichment', 'PUT', `/v1/points/${point.code}`, point);
    expect(new Set(await deliver(disordered.slice(half)))).toEqual(new Set([202]));
    await services.atRest(published);
    expect(await differences()).toEqual([]);
  }, 300_000);

  it('parks a poison message and goes on behind it', async () => {
    const broker = onKafka('poison');
    await broker.connect();
    await broker.publish([{ topic: SUBMISSION_VALIDATED.name, key: 'kobo/x/poison', headers: { ce_id: 'poison' }, value: Buffer.from('{"record": "secret') }]);
    await broker.close();
    published.push({ topic: SUBMISSION_VALIDATED.name, key: 'kobo/x/poison', headers: {}, value: Buffer.alloc(0) });
    await services.atRest(published);
    expect(await services.rows('geo-enrichment', 'select topic, key, event_id, error_class from dead_letter')).toEqual([{ topic: SUBMISSION_VALIDATED.name, key: 'kobo/x/poison', event_id: 'poison', error_class: 'ContractViolation' }]);
    expect(published.filter(({ topic }) => topic === `${SUBMISSION_VALIDATED.name}.dlq`).map(({ value }) => value.toString())).not.toContainEqual(expect.stringContaining('secret'));
    expect(await differences()).toEqual([]);
  });

  it('refuses what cannot be read and keeps what has no identity, without a trace in the figures', async () => {
    expect((await post('{"cut off')).status).toBe(400);
    const nameless = await post('{"g_count/n_total": "7"}');
    expect(nameless.status).toBe(202);
    expect(await nameless.json()).toMatchObject({ submission: null, revision: null, duplicate: false });
    await services.atRest(published);
    expect(await differences()).toEqual([]);
  });

  it('delivered all once more, changes nothing', async () => {
    const before = published.length;
    expect(new Set(await deliver(shuffled(bodies, 'again')))).toEqual(new Set([202]));
    await services.atRest(published);
    expect(published.length).toBe(before);
    expect(await differences()).toEqual([]);
  });
});
