import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HookSender } from '../../../tools/kobo-simulator/src/hooks/hook-sender.js';
import type { HookSettings } from '../../../tools/kobo-simulator/src/server/kobo-hook.js';
import { KoboServer } from '../../../tools/kobo-simulator/src/server/kobo-server.js';
import { GivenOffice, NEW, OLD } from './given-office.js';

const ANSWERS = { start: '2026-06-03T08:14:22.118+07:00', end: '2026-06-03T08:15:07.902+07:00', 'g_id/fmp_code': 'LAO-LA0301-01', 'g_count/n_total': 3, r_nat: [{ 'r_nat/nat_iso3': 'LAO', 'r_nat/nat_n': 3 }] };

describe('hooks as KoboToolbox sends them', () => {
  let office: GivenOffice;
  beforeAll(async () => { office = await GivenOffice.open(); });
  afterAll(() => office.close());

  /** A form in the simulated Kobo with one hook for each of the settings, all to one source. */
  async function connected(source: string, ...hooks: Partial<HookSettings>[]) {
    await office.source(source, { asset: null });
    const server = new KoboServer({ seed: source });
    const asset = server.addAsset({ name: source });
    const endpoint = `${office.app.url}/v1/hooks/kobo/${source}`;
    for (const settings of hooks) asset.addHook({ name: 'hook', endpoint, authLevel: 'basic_auth', username: OLD.user, password: OLD.password, ...settings });
    const sender = new HookSender({ server, concurrency: 64, timeScale: 0.001, reuseConnections: true });
    const rows = () => office.rows('select submission, state, revision from submission where asset = $1', [asset.uid]);
    return { asset, sender, rows };
  }

  it('a hundred copies of each of fifty submissions, 64 at once, are fifty rows', async () => {
    const { asset, sender, rows } = await connected('copies', {});
    const ids = [...Array(50).keys()].map((n) => asset.create({ ...ANSWERS, 'g_count/n_total': n + 1 })._id);
    for (let copy = 1; copy < 100; copy++) for (const id of ids) sender.resend(asset, id);
    await sender.idle();
    expect(sender.ledger.deliveries.filter(({ status }) => status !== 202)).toEqual([]);
    expect(sender.ledger.deliveries).toHaveLength(5_000);
    expect((await rows()).map(({ state, revision }) => [state, revision])).toEqual(Array(50).fill(['live', 1]));
    const receipts = sender.ledger.deliveries.map(({ answer }) => JSON.parse(answer) as { receipt: string; duplicate: boolean });
    expect([new Set(receipts.map(({ receipt }) => receipt)).size, receipts.filter(({ duplicate }) => !duplicate).length]).toEqual([50, 50]);
  });

  it('in JSON, in XML, wrapped and as a subset of the fields are one submission, before and after an edit', async () => {
    const { asset, sender, rows } = await connected('ways', {}, { exportType: 'xml' }, { payloadTemplate: '{"to":{"passage":[%SUBMISSION%]}}' },
      { subsetFields: ['_id', '_uuid', '_xform_id_string', 'g_count/n_total'] }, { authLevel: 'no_auth', customHeaders: { [NEW.name]: NEW.value } });
    const { _id } = asset.create(ANSWERS);
    await sender.idle();
    asset.edit(_id, { ...ANSWERS, 'g_count/n_total': 4 });
    sender.resend(asset, _id);
    await sender.idle();
    expect(sender.ledger.deliveries.map(({ status }) => status)).toEqual(Array(10).fill(202));
    const [row, ...others] = await rows();
    expect([row?.['state'], others]).toEqual(['live', []]);
    expect((await office.said(row?.['submission'])).at(-1)?.answers).toMatchObject({ 'g_count/n_total': '4', 'r_nat/nat_iso3': 'LAO', end: ANSWERS.end });
  });
});
