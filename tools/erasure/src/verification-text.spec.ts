import { expect, it } from '@jest/globals';
import { verificationText } from './verification-text.js';

const told = (erased: boolean, ...remains: ('tombstone' | 'on its way' | 'left over')[]) =>
  verificationText({ submission: 'k/a/1', names: ['k/a/1'], erased, findings: remains.map((is, n) => ({ place: `s.t.c${n}`, remains: is })) });

it('the proof says the worst that was found, and takes a key that was never erased for no proof', () => {
  expect(told(true, 'tombstone')).toMatchObject({ clean: true, text: expect.stringMatching(/tombstone: s\.t\.c0\nErased:/) });
  expect(told(true, 'tombstone', 'on its way')).toMatchObject({ clean: false, text: expect.stringContaining('On its way') });
  expect(told(true, 'tombstone', 'on its way', 'left over')).toMatchObject({ clean: false, text: expect.stringMatching(/left over: s\.t\.c2[^]*NOT erased/) });
  expect(told(false)).toMatchObject({ clean: false, text: expect.stringContaining('no tombstone') });
});
