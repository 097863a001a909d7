import { SUBMISSION_CORRECTED, SUBMISSION_QUARANTINED, SUBMISSION_VALIDATED, type SubmissionReviewedV1 } from '@fm/contracts';
import type { HoldingVerdict } from '@fm/contracts/vocabulary';
import { eventually } from '@fm/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ANSWERS, GivenFollowed } from './given-followed.js';

let given: GivenFollowed;
afterEach(() => given.close());

const keyOf = (id: number): string => `kf/${given.asset.uid}/${String(given.asset.find(id)?.['meta/rootUuid']).replace('uuid:', '')}`;
const statusOf = (id: number): unknown => (given.asset.find(id)?.['_validation_status'] as { uid?: string }).uid;
const at = '2026-06-03T02:00:00.000Z';

const stateOf = (id: number, revision: number, decision: number) =>
  ({ submission: keyOf(id), version: { revision, decision, placement: 0 }, effectiveAt: at, receivedAt: at, source: 'form', kind: 'fmr' as const, training: false });
const held = (id: number, decision: number, status: HoldingVerdict = 'quarantined', revision = 1): Promise<void> =>
  given.office.hear(SUBMISSION_QUARANTINED, { ...stateOf(id, revision, decision), status, point: null, day: null, direction: null, nTotal: null, rules: ['V-S3'] });
const counts = (id: number, decision: number): Promise<void> =>
  given.office.hear(SUBMISSION_VALIDATED, { ...stateOf(id, 1, decision), status: 'accepted', record: {} as never, position: null, findings: [], mappingVersion: '1', ruleSetVersion: '1' });

describe('verdicts in Kobo', () => {
  it('are written where no status stands or our own, never over a person\'s; our own come back as nothing new', async () => {
    given = await GivenFollowed.open({ seed: 'write-back' });
    const [ours, theirs, later] = Array.from({ length: 3 }, () => given.asset.create(ANSWERS)._id) as [number, number, number];
    await given.follow({ writeBack: true });
    await given.rested();
    given.asset.setValidationStatus(theirs, 'approved');
    await Promise.all([held(ours, 1), held(theirs, 1), held(later, 1)]);
    await eventually(() => expect([ours, theirs, later].map(statusOf)).toEqual(['validation_status_on_hold', 'validation_status_approved', 'validation_status_on_hold']));
    await eventually(async () => expect(await given.office.said<SubmissionReviewedV1>(keyOf(theirs), 'fm.submission.reviewed.v1')).toMatchObject([{ review: 1, status: 'approved' }]));
    await Promise.all([counts(ours, 2), held(ours, 1)]);
    await eventually(() => expect(statusOf(ours)).toBe('validation_status_approved'));
    await given.swept();
    expect(await given.office.said(keyOf(ours), 'fm.submission.reviewed.v1')).toEqual([]);
    // A person takes over what we had written; what we want afterwards stays out.
    given.asset.setValidationStatus(later, 'not_approved');
    await given.swept();
    await counts(later, 2);
    await eventually(async () => expect((await given.office.rows(`select state from write_back where submission = $1`, [keyOf(later)]))[0]).toEqual({ state: 'not ours' }));
    expect(statusOf(later)).toBe('validation_status_not_approved');
    expect(await given.office.said<SubmissionReviewedV1>(keyOf(later), 'fm.submission.reviewed.v1')).toMatchObject([{ status: 'not_approved' }]);
    given.asset.setValidationStatus(later, 'on_hold');
    await given.swept();
    expect((await given.office.said<SubmissionReviewedV1>(keyOf(later), 'fm.submission.reviewed.v1')).map(({ status }) => status)).toEqual(['not_approved', 'on_hold']);
  });

  it('are not tried for ever where the token may not, and not at all where nobody wants it', async () => {
    given = await GivenFollowed.open({ seed: 'no-right', users: [{ token: 'reader', username: 'passage', permissions: 'view' }] });
    const id = given.asset.create(ANSWERS)._id;
    await given.follow({ writeBack: true }, 'reader');
    await given.rested();
    await held(id, 1);
    await eventually(async () => expect(await given.office.rows('select state from write_back')).toEqual([{ state: 'refused' }]));
    expect(statusOf(id)).toBeUndefined();
    await given.follow({ writeBack: false }, 'reader');
    await held(id, 2);
    expect(await given.office.rows('select decision from write_back')).toEqual([{ decision: 1 }]);
  });
});

describe('corrections in Kobo', () => {
  const correct = (id: number, correction: string, change: { path: string; old: string | null; new: string | null }): Promise<void> =>
    given.office.hear(SUBMISSION_CORRECTED, { correction, submission: keyOf(id), revision: 1, ...change, correctedAt: at });
  const states = async (): Promise<unknown> => Object.fromEntries((await given.office.rows('select correction, state from correction order by 1')).map((row) => [row['correction'], row['state']]));

  it('are pushed, and come back as the next revision; what changed meanwhile is a conflict; a row of a repeat cannot be pushed', async () => {
    given = await GivenFollowed.open({ seed: 'corrections' });
    const id = given.asset.create({ ...ANSWERS, r_nat: [{ 'r_nat/nat_iso3': 'LAO' }, { 'r_nat/nat_iso3': 'CHN' }] })._id;
    await given.follow();
    await given.rested();
    await correct(id, 'c-1', { path: 'g_count/n_total', old: '3', new: '5' });
    await eventually(async () => expect((await given.office.said(keyOf(id))).map(({ version, answers }) => [version.revision, answers['g_count/n_total']])).toEqual([[1, '3'], [2, '5']]));
    expect(given.asset.find(id)).toMatchObject({ 'g_count/n_total': '5' });
    await correct(id, 'c-2', { path: 'g_count/n_total', old: '3', new: '6' });
    await correct(id, 'c-3', { path: 'r_nat[2]/nat_iso3', old: 'CHN', new: 'VNM' });
    await eventually(async () => expect(await states()).toEqual({ 'c-1': 'pushed', 'c-2': 'conflict', 'c-3': 'refused' }));
    expect(await given.office.rows('select 1 from correction where sealed::text like $1', [`%${Buffer.from('g_count').toString('hex')}%`])).toEqual([]);
  });
});

describe('the REST service in Kobo', () => {
  it('is made by us, works, is mended where it was changed, made again where it was deleted, and what it failed to send is driven', async () => {
    given = await GivenFollowed.open({ seed: 'connect', environment: { PUBLIC_URL: 'http://127.0.0.1:9' } });
    await given.follow();
    const connected = await given.office.admin('POST', '/v1/sources/form/connect');
    expect(connected).toMatchObject({ status: 200, body: { endpoint: 'http://127.0.0.1:9/v1/hooks/kobo/form', form: 'connect', viewers: expect.arrayContaining([expect.objectContaining({ permission: 'view_submissions' })]) } });
    const [hook] = given.asset.hooks.values();
    if (!hook) throw new Error('no hook');
    // Kobo reaches the service at its real address; the one it was told is looked after below.
    const secret = hook.customHeaders['X-Passage-Key'] ?? '';
    expect(await given.office.fetch('/v1/hooks/kobo/form', { method: 'POST', headers: { 'content-type': 'application/json', 'x-passage-key': secret }, body: '{"_uuid":"u"}' })).toMatchObject({ status: 202 });
    given.asset.create(ANSWERS);
    await given.sender.idle();
    expect([...hook.logs.values()].map(({ status }) => status)).toEqual(['failed']);
    Object.assign(hook, { active: false, subsetFields: ['_id'], payloadTemplate: '{"x":%SUBMISSION%}' });
    for (const log of hook.logs.values()) log.modifiedAt = new Date(Date.now() - 600_000);
    given.office.clock.moveOn(16);
    await eventually(() => expect(hook).toMatchObject({ active: true, subsetFields: [], payloadTemplate: '' }));
    expect(hook.customHeaders['X-Passage-Key']).not.toBe(secret);
    expect(await given.office.fetch('/v1/hooks/kobo/form', { method: 'POST', headers: { 'content-type': 'application/json', 'x-passage-key': secret }, body: '{"_uuid":"u"}' })).toMatchObject({ status: 202 });
    await eventually(() => expect([...hook.logs.values()].map(({ tries }) => tries)).toEqual([2]));
    given.asset.hooks.clear();
    given.office.clock.moveOn(16);
    await eventually(() => expect([...given.asset.hooks.values()].map(({ endpoint }) => endpoint)).toEqual(['http://127.0.0.1:9/v1/hooks/kobo/form']));
  });

  it('needs to know where Kobo reaches us, and a token that may', async () => {
    given = await GivenFollowed.open({ seed: 'no-connect', users: [{ token: 'reader', username: 'passage', permissions: 'view' }] });
    await given.follow();
    expect(await given.office.admin('POST', '/v1/sources/form/connect')).toMatchObject({ status: 409, body: { code: 'FM-I-10' } });
    await given.office.source('bare');
    expect(await given.office.admin('POST', '/v1/sources/bare/connect')).toMatchObject({ status: 409, body: { code: 'FM-I-11' } });
  });
});

describe('a source that verifies', () => {
  it('takes a hook for a hint: nothing is told until Kobo\'s API has confirmed it, and a forged body never counts', async () => {
    given = await GivenFollowed.open({ seed: 'verify' });
    await given.follow({ verify: true });
    await given.rested();
    const real = given.asset.create(ANSWERS);
    expect(await given.office.send('form', { ...real, 'g_count/n_total': '999' })).toMatchObject({ status: 202, body: { submission: keyOf(real._id), revision: null, duplicate: false } });
    await eventually(async () => expect((await given.office.said(keyOf(real._id))).map(({ version, answers }) => [version.revision, answers['g_count/n_total']])).toEqual([[1, '3']]));
    const forged = { ...real, _id: 77, _uuid: 'forged', 'meta/rootUuid': 'uuid:forged', 'meta/instanceID': 'uuid:forged' };
    expect(await given.office.send('form', forged)).toMatchObject({ status: 202 });
    await given.rested();
    expect(await given.office.said(`kf/${given.asset.uid}/forged`)).toEqual([]);
    expect(await given.office.send('form', real)).toMatchObject({ status: 202, body: { revision: 1, duplicate: true } });
  });
});
