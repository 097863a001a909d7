import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SUBMISSION_REDACTED, type SubmissionRedactedV1 } from '@fm/contracts';
import type { FormKind } from '@fm/contracts/vocabulary';
import { received, registered, reviewed } from './events.builder.js';
import { GOOD_ANSWERS } from './given-forms.js';
import { MANAGER, ValidationStore } from './validation-store.js';

let store: ValidationStore;
beforeAll(async () => { store = await ValidationStore.open(); });
beforeEach(async () => { await store.clear(); await store.register(registered()); });
afterAll(() => store.close());

const REFUSALS: readonly (readonly [FormKind, string, Record<string, string>])[] = [
  ['fmr', 'V-C10', { 'g_source/consent_given': 'no', 'g_move/dep_place_text': 'marker-village', 'g_vuln/remarks': 'marker-remarks', 'g_new/question': 'marker-unmapped' }],
  ['fms', 'V-C10', { 'g_consent/consent_given': 'no', 'g_prep/documents': 'passport', 'g_end/enumerator_comment': 'marker-comment' }],
  ['fms', 'V-C11', { 'g_profile/age': '16', 'g_end/enumerator_comment': 'marker-comment' }],
  ['ct', 'V-C14', { 'g_ct/ct_private_setting': 'no', 'g_ct/ct_held': 'self', 'g_end/enumerator_comment': 'marker-comment' }],
];
const told = async (): Promise<readonly SubmissionRedactedV1[]> => (await store.told()).filter(({ topic }) => topic === SUBMISSION_REDACTED.name).map(({ data }) => data as SubmissionRedactedV1);
const state = async (): Promise<object> => {
  const [row] = await store.rows();
  return { status: row?.['status'], record: row?.['record'], findings: row?.['findings'] };
};

describe('answers of somebody who refused', () => {
  it.each(REFUSALS)('of %s go by %s out of the sealed body, are told by their questions alone, and leave the verdict as it was', async (kind, rule, changes) => {
    const answers = { ...GOOD_ANSWERS[kind], ...changes };
    await store.receive(received('s', 1, {}, { kind, answers }));
    const kept = JSON.stringify(await store.sealedAnswers('s'));
    expect(kept).not.toContain('marker');
    expect(kept).toContain('LAO-LA0301-01');
    const [event, ...more] = await told();
    expect([event, more]).toMatchObject([{ submission: 's', revision: 1, decision: 1, rules: [rule] }, []]);
    expect(JSON.stringify(event)).not.toContain('marker');
    expect(Object.keys(answers).filter((path) => !event?.paths.includes(path)).toSorted()).toEqual(Object.keys(await store.sealedAnswers('s')).toSorted());
    const before = await state();
    expect(before).toMatchObject({ status: 'flagged', findings: expect.arrayContaining([expect.objectContaining({ rule })]) });
    await store.review(reviewed('s', 1, 'approved'));
    expect(await store.rows()).toMatchObject([{ decision: 2 }]);
    await store.receive(received('s', 1, {}, { kind, answers }));
    expect(JSON.stringify(await store.sealedAnswers('s'))).not.toContain('marker');
    expect({ ...(await state()), status: 'flagged' }).toEqual(before);
    expect(await told()).toHaveLength(1);
  });

  it('leave the direction that was seen, where nothing but the countries said it', async () => {
    await store.receive(received('s', 1, { 'g_source/consent_given': 'no', 'g_move/flow_direction': 'undefined' }));
    expect(await state()).toMatchObject({ record: { direction: 'outflow', departure: { country: 'XXX' } } });
    expect(await told()).toMatchObject([{ stated: { 'g_move/flow_direction': 'outflow' } }]);
    expect(await store.sealedAnswers('s')).toMatchObject({ 'g_move/flow_direction': 'outflow' });
  });

  it('go out of what people wrote of them; an edit that agrees brings its own', async () => {
    await store.receive(received('s', 1));
    await store.answers.correct({ submission: 's', revision: 1, changes: [{ path: 'g_move/reasons', value: 'tourism' }], issue: 'V-C8', reason: 'asked the team' }, MANAGER);
    await store.receive(received('s', 2, { 'g_source/consent_given': 'no' }));
    expect(await store.rows('correction')).toMatchObject([{ path: 'g_move/reasons', base_value: null, old_value: null, new_value: null }]);
    await store.receive(received('s', 3));
    expect(await state()).toMatchObject({ status: 'accepted', record: { destination: { country: 'CHN' } } });
    expect(await store.sealedAnswers('s')).toMatchObject({ 'g_move/dest_country': 'CHN' });
  });
});
