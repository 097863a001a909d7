import type { FormDeployedV1, SubmissionReviewedV1, SubmissionWithdrawnV1 } from '@fm/contracts';
import { eventually } from '@fm/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ANSWERS, GivenFollowed } from './given-followed.js';

let given: GivenFollowed;
afterEach(() => given.close());

const keyOf = (root: unknown): string => `kf/${given.asset.uid}/${String(root).replace('uuid:', '')}`;
const rootOf = (id: number): string => String(given.asset.find(id)?.['meta/rootUuid']);

describe('a source that is followed', () => {
  it('has, once connected, what Kobo had before: told as a first reading, without a single hook', async () => {
    given = await GivenFollowed.open({ seed: 'backfill' });
    const ids = Array.from({ length: 250 }, () => given.asset.create(ANSWERS)._id);
    given.asset.setValidationStatus(ids[7] ?? 0, 'approved');
    await given.follow();
    await given.rested();
    expect(await given.stored()).toEqual(given.kobo());
    const [told] = await given.office.said(keyOf(rootOf(ids[0] ?? 0)));
    expect(told).toMatchObject({ backfill: true, version: { revision: 1 }, koboId: ids[0], answers: { 'g_count/n_total': '3' } });
    expect(await given.office.said<SubmissionReviewedV1>(keyOf(rootOf(ids[7] ?? 0)), 'fm.submission.reviewed.v1')).toMatchObject([{ review: 1, revision: 1, status: 'approved' }]);
    expect(await given.completeness()).toMatchObject({ state: 'equal', waiting: 0, days: [{ koboCount: 250, storeCount: 250, differing: [] }] });
    const pages = given.api.requests.filter((request) => request.includes('limit='));
    expect(pages.every((request) => Number(/limit=(\d+)/.exec(request)?.[1]) <= 1_000)).toBe(true);
  });

  it.each([[true, 'by the history, minutes later'], [false, 'by the next sweep, where the server keeps no history']])('hears edits, reviews and deletions (history: %s) %s', async (hasHistory) => {
    given = await GivenFollowed.open({ seed: `changes-${hasHistory}`, hasHistory });
    const [edited, reviewed, deleted, both] = Array.from({ length: 4 }, () => given.asset.create(ANSWERS)._id) as [number, number, number, number];
    const roots = [edited, reviewed, deleted].map(rootOf);
    await given.follow();
    await given.rested();
    given.asset.edit(edited, { ...ANSWERS, 'g_count/n_total': '4' });
    given.asset.setValidationStatus(reviewed, 'on_hold');
    given.asset.delete(deleted);
    given.asset.edit(both, ANSWERS);
    given.asset.setValidationStatus(both, 'not_approved');
    const missed = given.asset.create(ANSWERS)._id;
    if (hasHistory) given.office.clock.moveOn(6);
    else await given.office.admin('POST', '/v1/sources/form/sweep');
    await eventually(async () => expect(await given.stored()).toEqual(given.kobo()), 20_000);
    expect((await given.office.said(keyOf(roots[0]))).map(({ version, answers, backfill }) => [version.revision, answers['g_count/n_total'], backfill])).toEqual([[1, '3', true], [2, '4', false]]);
    expect(await given.office.said<SubmissionReviewedV1>(keyOf(roots[1]), 'fm.submission.reviewed.v1')).toMatchObject([{ review: 1, status: 'on_hold' }]);
    expect(await given.office.said<SubmissionWithdrawnV1>(keyOf(roots[2]), 'fm.submission.withdrawn.v1')).toMatchObject([{ version: { revision: 2 }, reason: 'deleted' }]);
    expect(await given.office.said(keyOf(rootOf(missed)))).toMatchObject([{ version: { revision: 1 } }]);
    given.asset.setValidationStatus(reviewed, null);
    await given.swept();
    expect((await given.office.said<SubmissionReviewedV1>(keyOf(roots[1]), 'fm.submission.reviewed.v1')).map(({ review, status }) => [review, status])).toEqual([[1, 'on_hold'], [2, 'none']]);
  });

  it('notices by the count what hooks lost, where there is no history', async () => {
    given = await GivenFollowed.open({ seed: 'count', hasHistory: false });
    given.asset.create(ANSWERS);
    await given.follow();
    await given.rested();
    given.asset.create(ANSWERS);
    given.office.clock.moveOn(16);
    await eventually(async () => expect(await given.stored()).toEqual(given.kobo()), 20_000);
  });

  it('loses nothing where the token sees less than before', async () => {
    given = await GivenFollowed.open({ seed: 'narrowed', users: [{ token: 'other', username: 'passage', permissions: 'view' }] });
    const ids = Array.from({ length: 5 }, () => given.asset.create(ANSWERS)._id);
    await given.follow({}, 'other');
    await given.rested();
    given.api.users.setPermissions('passage', { hiddenIds: ids.slice(0, 3) });
    await given.office.admin('POST', '/v1/sources/form/sweep');
    await eventually(async () => expect((await given.completeness())).toMatchObject({ state: 'differs', days: [{ koboCount: 2, storeCount: 5 }] }), 20_000);
    expect(await given.stored()).toHaveLength(5);
    given.api.users.setPermissions('passage', 'none');
    await given.office.admin('POST', '/v1/sources/form/sweep');
    await eventually(async () => expect((await given.completeness())['lastError']).toMatch(/404|403/), 20_000);
    expect(await given.stored()).toHaveLength(5);
  });

  it.each([['a status', { kind: 'status', status: 503 }], ['a page of HTML', { kind: 'html' }], ['half a page', { kind: 'cut' }], ['a wish to be left alone', { kind: 'status', status: 429, retryAfterSeconds: 600 }]] as const)('goes on where it was after %s in the middle of a sweep', async (name, fault) => {
    let broken = false;
    let lists = 0;
    given = await GivenFollowed.open({ seed: `fault-${name}`, fault: (_, path) => (path.endsWith('/data/') && ++lists > 1 && broken ? fault : undefined) });
    for (let n = 0; n < 1_500; n++) given.asset.create(ANSWERS);
    broken = true;
    await given.follow();
    await eventually(async () => expect((await given.completeness())['failingSince']).not.toBeNull(), 20_000);
    expect(await given.stored()).toEqual([]);
    broken = false;
    given.office.clock.moveOn(60);
    await given.rested();
    expect(await given.stored()).toEqual(given.kobo());
    expect((await given.office.rows(`select count(*)::int as n from outbox`))[0]).toBeDefined();
  });

  it('tells each version of the form once, also the ones that only old submissions have', async () => {
    given = await GivenFollowed.open({ seed: 'versions' });
    const first = given.asset.version;
    given.asset.create(ANSWERS);
    given.asset.deploy({ survey: [{ type: 'image', name: 'photo', $xpath: 'g_id/photo' }], choices: [] });
    await given.follow();
    await given.rested();
    given.office.clock.moveOn(16);
    const told = (version: string): Promise<FormDeployedV1[]> => given.office.said<FormDeployedV1>(`kf/${given.asset.uid}/${version}`, 'fm.form.deployed.v1');
    await eventually(async () => expect([await told(first), await told(given.asset.version)].map((some) => some.length)).toEqual([1, 1]), 20_000);
    expect((await told(given.asset.version))[0]?.content).toMatchObject({ survey: [{ type: 'image' }] });
  });
});
