import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { headOf, type BodyOrder } from './head-of.js';

const body = (uuid: string | null, changes: Partial<BodyOrder> = {}): BodyOrder => ({
  receipt: `${uuid}/${changes.contentHash ?? ''}`, uuid, deprecatedUuid: null, original: (changes.deprecatedUuid ?? null) === null, end: null, contentHash: 'h', answerCount: 5, apiReading: null, ...changes,
});
const head = (...bodies: BodyOrder[]): string | null | undefined => headOf(bodies)?.uuid;

describe('the body that counts', () => {
  it('is the end of the chain of edits, whatever the clocks say', () => {
    const chain = [body('a', { end: '2026-06-09T00:00:00Z' }), body('b', { deprecatedUuid: 'a', end: '2026-06-02T00:00:00Z' }), body('c', { deprecatedUuid: 'b', end: '2026-06-01T00:00:00Z' })];
    expect(head(...chain)).toBe('c');
    expect(head(chain[2] as BodyOrder, chain[0] as BodyOrder)).toBe('c');
  });

  it('is, of two edits of one body, the one that ended later, compared as instants', () => {
    expect(head(body('z', { deprecatedUuid: 'a', end: '2026-06-01T08:00:00+07:00' }), body('b', { deprecatedUuid: 'a', end: '2026-06-01T02:00:00Z' }))).toBe('b');
  });

  it('is, of two bodies of one uuid, the one that says more', () => {
    expect(headOf([body('a', { contentHash: 'z', answerCount: 2 }), body('a', { contentHash: 'b', answerCount: 9 })])?.contentHash).toBe('b');
  });

  it('is not one that tells no uuid, while another does', () => {
    expect(head(body(null, { end: '2026-06-09T00:00:00Z', answerCount: 99 }), body('a'))).toBe('a');
    expect(head(body(null))).toBeNull();
  });

  it('is what Kobo says now, and what was edited from that since', () => {
    const read = body('a', { apiReading: 7 });
    expect(head(body('b', { deprecatedUuid: 'x' }), read, body('c', { apiReading: 3 }))).toBe('a');
    expect(head(body('b', { deprecatedUuid: 'a' }), read)).toBe('b');
  });

  it('is found where the chain bites its tail, and nowhere among none', () => {
    expect(head(body('a', { deprecatedUuid: 'b' }), body('b', { deprecatedUuid: 'a' }))).toBe('b');
    expect(headOf([])).toBeUndefined();
  });

  it('does not depend on the order of arrival', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const bodies = fc.uniqueArray(fc.record({
      uuid: fc.option(name), deprecatedUuid: fc.option(name), original: fc.boolean(), end: fc.constantFrom(null, 'none', '2026-06-01T00:00:00Z', '2026-06-01T07:00:00+07:00', '2026-06-02T00:00:00Z'),
      contentHash: fc.constantFrom('1', '2', '3'), answerCount: fc.nat(3), apiReading: fc.constant(null),
    }), { selector: ({ uuid, contentHash }) => `${uuid}/${contentHash}`, maxLength: 7 })
      .chain((all) => fc.record({ all: fc.constant(all), readings: fc.subarray(all.map((_, index) => index)) }))
      .map(({ all, readings }) => all.map((one, index): BodyOrder => ({ ...one, receipt: String(index), apiReading: readings.includes(index) ? index : null })));
    fc.assert(fc.property(bodies.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, shuffled]) => {
      expect(headOf(shuffled)).toEqual(headOf(all));
    }), { numRuns: 2_000 });
  });
});
