import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { trainingOf, type TrainingRange, type TrainingRegister, type TrainingSubject } from './training.js';

const SUBJECT: TrainingSubject = { submission: 's', source: 'fmr', mode: 'live', day: '2026-06-03', province: 'LA03' };
const RANGE: TrainingRange = { provinces: ['LA03'], from: '2026-06-01', to: '2026-06-03', recordedAt: '2026-05-01T00:00:00.000Z', revokedAt: null };
const register = (differs: Partial<TrainingRegister> = {}): TrainingRegister => ({ sources: new Map(), ranges: [], choices: new Map(), ...differs });
const source = (mode: 'live' | 'training'): TrainingRegister['sources'] => new Map([['fmr', { mode, since: '2026-05-02T00:00:00.000Z' }]]);
const choice = (as: 'training' | 'live' | 'default'): TrainingRegister['choices'] => new Map([['s', { as, decidedAt: '2026-07-01T00:00:00.000Z' }]]);

describe('an exercise', () => {
  it('is told by the event alone only while the source has not been told', () => {
    const training = { ...SUBJECT, mode: 'training' } as const;
    expect([trainingOf(register(), SUBJECT), trainingOf(register(), training)]).toEqual([{ training: false, causes: [] }, { training: true, causes: [] }]);
    expect([trainingOf(register({ sources: source('training') }), SUBJECT).training, trainingOf(register({ sources: source('live') }), training).training]).toEqual([true, false]);
  });

  it.each<[string, Partial<TrainingRange>, Partial<TrainingSubject>, boolean]>([
    ['within', {}, {}, true], ['on the first day', { from: '2026-06-03' }, {}, true], ['a day late', { to: '2026-06-02' }, {}, false], ['a day early', { from: '2026-06-04', to: '2026-06-09' }, {}, false],
    ['in another province', { provinces: ['LA04'] }, {}, false], ['of an unknown point', {}, { province: null }, false], ['of an unknown point, everywhere', { provinces: null }, { province: null }, true],
    ['without a day', { provinces: null }, { day: null }, false], ['revoked', { revokedAt: '2026-06-09T00:00:00.000Z' }, {}, false],
  ])('is told by a range: %s', (_, range, subject, expected) => {
    expect(trainingOf(register({ ranges: [{ ...RANGE, ...range }] }), { ...SUBJECT, ...subject }).training).toBe(expected);
  });

  it('is what somebody chose for the record itself, either way, until that is taken back', () => {
    const both = { sources: source('training'), ranges: [RANGE] };
    expect(trainingOf(register({ ...both, choices: choice('live') }), SUBJECT)).toEqual({ training: false, causes: ['2026-07-01T00:00:00.000Z'] });
    expect(trainingOf(register({ choices: choice('training') }), SUBJECT).training).toBe(true);
    expect(trainingOf(register({ ...both, choices: choice('default') }), SUBJECT).training).toBe(true);
    expect(trainingOf(register({ choices: choice('default') }), SUBJECT)).toEqual({ training: false, causes: ['2026-07-01T00:00:00.000Z'] });
  });

  it('has as causes what was recorded about it, revocations too', () => {
    const revoked = { ...RANGE, revokedAt: '2026-06-20T00:00:00.000Z' };
    expect(trainingOf(register({ sources: source('live'), ranges: [revoked, { ...RANGE, provinces: ['LA04'], recordedAt: '2027-01-01T00:00:00.000Z' }] }), SUBJECT))
      .toEqual({ training: false, causes: ['2026-05-02T00:00:00.000Z', RANGE.recordedAt, revoked.revokedAt] });
  });

  it('does not depend on the order of the ranges, and one more that stands never makes less of it', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-06-0${n}`);
    const range = fc.record({ provinces: fc.option(fc.subarray(['LA03', 'LA04'])), from: day, to: day, recordedAt: fc.constant(RANGE.recordedAt), revokedAt: fc.option(fc.constant(RANGE.recordedAt)) });
    fc.assert(fc.property(fc.array(range, { maxLength: 5 }), range, day, (ranges, more, on) => {
      const told = (some: readonly TrainingRange[]): boolean => trainingOf(register({ ranges: some }), { ...SUBJECT, day: on }).training;
      expect(told(ranges.toReversed())).toBe(told(ranges));
      expect(told([...ranges, more])).toBe(told(ranges) || told([more]));
    }));
  });
});
