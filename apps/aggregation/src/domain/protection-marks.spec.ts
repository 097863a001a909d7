import { expect, it } from '@jest/globals';
import { marksOf } from './protection-marks.js';

it.each<[Record<string, string>, object]>([
  [{ v_uac: '2', protection_concern: 'no' }, { uac: true, protection_concern: false }],
  [{ v_uac: '0' }, { uac: false }], [{ v_uac: 'many', protection_concern: 'maybe' }, {}],
  [{ ct_unpaid: 'self family_member' }, { 'ct_unpaid': true, 'ct_unpaid.own': true, 'ct_unpaid.family': true }],
  [{ ct_held: 'no' }, { 'ct_held': true, 'ct_held.own': false, 'ct_held.family': false }],
  [{ ct_held: 'refused', ct_violence: 'dont_know', ct_country: 'LAO', ct_private_setting: 'yes' }, {}],
  [{}, {}],
])('of %j counts %j', (answers, marks) => {
  expect(marksOf(answers)).toEqual(marks);
});
