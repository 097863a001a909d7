import 'reflect-metadata';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { attributesFor, SUBMISSION_RECEIVED, SUBMISSION_REDACTED, type Envelope, type SubmissionReceivedV1, type SubmissionRedactedV1 } from '@fm/contracts';
import { eventually } from '@fm/testing';
import { GivenOffice, submission } from '../../apps/ingestion/test/given-office.js';
import { registered } from '../../apps/validation/test/events.builder.js';
import { ANSWERS } from '../../apps/validation/test/given-register.js';
import { ValidationStore } from '../../apps/validation/test/validation-store.js';

const KEY = 'kf/aDemo/refused';
const MARKERS = ['marker-village', 'marker-remarks', 'marker-new-question'];
const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const { 'r_nat/nat_iso3': one, 'r_nat[2]/nat_iso3': two, 'r_nat/nat_n': n, 'r_nat[2]/nat_n': m, ...plain } = ANSWERS;
const REFUSED = {
  ...plain, r_nat: [{ 'r_nat/nat_iso3': one, 'r_nat/nat_n': n }, { 'r_nat/nat_iso3': two, 'r_nat/nat_n': m }], 'g_source/consent_given': 'no',
  'g_move/dep_place_text': MARKERS[0], 'g_vuln/remarks': MARKERS[1], 'g_new/question': MARKERS[2],
};

let office: GivenOffice;
let validation: ValidationStore;
beforeAll(async () => {
  [office, validation] = await Promise.all([GivenOffice.open(), ValidationStore.open()]);
  await Promise.all([office.source('form'), validation.register(registered())]);
});
afterAll(() => Promise.all([office.close(), validation.close()]));

const received = (data: SubmissionReceivedV1): Envelope<SubmissionReceivedV1> => ({ ...attributesFor(SUBMISSION_RECEIVED, data, { time: data.effectiveAt, traceparent: TRACEPARENT }), key: data.submission, data });
const told = async (): Promise<readonly SubmissionRedactedV1[]> => (await validation.told()).filter(({ topic }) => topic === SUBMISSION_REDACTED.name).map(({ data }) => data as SubmissionRedactedV1);
const inVault = async (): Promise<readonly string[]> => {
  const rows = await office.rows('select receipt from raw_body where submission = $1', [KEY]);
  const bodies = await Promise.all(rows.map(async ({ receipt }) => (await office.bodyOf(String(receipt))).toString()));
  return MARKERS.filter((marker) => bodies.some((body) => body.includes(marker)));
};
const inValidation = async (): Promise<readonly string[]> => {
  const kept = JSON.stringify([await validation.sealedAnswers(KEY), await validation.rows(), await validation.rows('correction'), await validation.rows('redaction'), await told()]);
  return MARKERS.filter((marker) => kept.includes(marker));
};

it('what somebody refused to say is found in neither service afterwards, however often it is sent; what anyone saw counts', async () => {
  await office.send('form', submission('refused', REFUSED));
  expect(await inVault()).toEqual(MARKERS);
  const deliver = async (index: number): Promise<void> => {
    const said = await office.said(KEY);
    for (const data of said.slice(index)) await validation.receive(received(data));
    for (const event of (await told()).slice(-1)) await office.hear(SUBMISSION_REDACTED, event);
  };
  await deliver(0);
  await eventually(async () => expect(await inVault()).toEqual([]));
  expect(await inValidation()).toEqual([]);
  expect(await validation.rows()).toMatchObject([{ status: 'flagged', record: { nTotal: 5, direction: 'outflow', nationalities: [{ iso3: 'XXX', n: 5 }] } }]);
  expect((await office.send('form', submission('refused', REFUSED))).body).toMatchObject({ duplicate: true });
  expect([await inVault(), await inValidation()]).toEqual([[], []]);
  // An edit that refuses as well loses its answers like the first.
  await office.send('form', submission('edited', { ...REFUSED, 'meta/rootUuid': 'uuid:refused', 'meta/deprecatedID': 'uuid:refused', 'g_count/n_total': '6' }));
  await deliver(1);
  await eventually(async () => expect(await inVault()).toEqual([]));
  expect(await inValidation()).toEqual([]);
  expect((await told()).map(({ revision }) => revision)).toEqual([1, 2]);
});
