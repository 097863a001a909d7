import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Arrival } from './arrival.js';
import { NO_FACTS } from './kobo-facts.js';
import { placeArrivals } from './place-arrivals.js';
import type { ParsedSubmission } from './submission-identity.js';

const SOURCE = { id: 'fmr', server: 'kf', asset: 'aDemo', kind: 'fmr', mode: 'live', verify: false } as const;

function arrival(names: Partial<ParsedSubmission>, source: Partial<Arrival['source']> = {}): Arrival {
  const nothing = { asset: null, rootUuid: null, uuid: null, deprecatedUuid: null, koboId: null, end: null, formVersion: null, answers: {}, facts: NO_FACTS };
  return { receipt: '', source: { ...SOURCE, ...source }, parsed: { ...nothing, ...names }, raw: Buffer.alloc(0), media: 'json', receivedAt: '', traceparent: undefined, fromApi: false };
}

const place = (arrivals: readonly Arrival[], stored: ReadonlyMap<string, string> = new Map(), koboIds: ReadonlyMap<string, number> = new Map()) => placeArrivals(arrivals, { submissions: stored, koboIds });
const keysOf = (arrivals: readonly Arrival[], stored: ReadonlyMap<string, string> = new Map()): string[] => place(arrivals, stored).placed.map(({ submission }) => submission);

/** XML of a server without rootUuid: original, edit, edit of the edit. */
const [original, edit, last] = [arrival({ uuid: 'o' }), arrival({ uuid: 'e', deprecatedUuid: 'o' }), arrival({ uuid: 'f', deprecatedUuid: 'e' })];

describe('the place of an arrival', () => {
  it('is the rootUuid within server and form, the form of the source before that of the body', () => {
    expect(keysOf([
      arrival({ rootUuid: 'r', uuid: 'u' }), arrival({ rootUuid: 'r', uuid: 'u' }, { server: 'eu' }),
      arrival({ rootUuid: 'r', uuid: 'u', asset: 'other' }), arrival({ rootUuid: 'r', uuid: 'u', asset: 'other' }, { asset: null }),
    ])).toEqual(['kf/aDemo/r', 'eu/aDemo/r', 'kf/aDemo/r', 'kf/other/r']);
  });

  it('is known by any name that was learnt', () => {
    const { learnt } = place([arrival({ rootUuid: 'r', uuid: 'u', koboId: 5 })], new Map());
    expect(keysOf([arrival({ koboId: 5 }), arrival({ uuid: 'u' }), arrival({ uuid: 'v', deprecatedUuid: 'u' }), arrival({ koboId: 6 })], learnt)).toEqual(['kf/aDemo/r', 'kf/aDemo/r', 'kf/aDemo/r', 'kf/aDemo/id-6']);
  });

  it('says which stored submissions are one, once a body joins them; the elder stays', () => {
    const stored = new Map([...place([original], new Map()).learnt, ...place([last], new Map()).learnt]);
    const { placed, absorbed, learnt } = place([edit], stored);
    expect([placed.map(({ submission }) => submission), [...absorbed], learnt.size]).toEqual([['kf/aDemo/o'], [['kf/aDemo/e', 'kf/aDemo/o']], 0]);
    expect(place([original, last, edit], new Map()).absorbed.size).toBe(0);
  });

  it('is two where Kobo has two with one uuid, but one where the root is stated: a server that was moved has other ids', () => {
    const [first, second] = [arrival({ uuid: 'u', koboId: 1 }), arrival({ uuid: 'u', koboId: 2 })];
    expect(keysOf([first, second, second, first])).toEqual(['kf/aDemo/u', 'kf/aDemo/id-2', 'kf/aDemo/id-2', 'kf/aDemo/u']);
    expect(place([second], place([first]).learnt, new Map([['kf/aDemo/u', 1]])).placed[0]?.submission).toBe('kf/aDemo/id-2');
    expect(keysOf([arrival({ rootUuid: 'r', uuid: 'u', koboId: 1 }), arrival({ rootUuid: 'r', uuid: 'u', koboId: 2 })])).toEqual(['kf/aDemo/r', 'kf/aDemo/r']);
    expect(keysOf([arrival({ rootUuid: 'r', uuid: 'u', koboId: 1 }), arrival({ rootUuid: 'CONFLICT-r', uuid: 'u', koboId: 2 })])).toEqual(['kf/aDemo/r', 'kf/aDemo/CONFLICT-r']);
  });

  it('is for a hint that of its root alone: it joins nothing and teaches nothing else', () => {
    const stored = place([arrival({ rootUuid: 'a', koboId: 1 }), arrival({ rootUuid: 'b', koboId: 2 })]).learnt;
    const { placed, learnt, absorbed } = place([arrival({ rootUuid: 'a', uuid: 'x', koboId: 2 }, { verify: true }), arrival({ rootUuid: 'c', uuid: 'y', koboId: 9 }, { verify: true })], stored);
    expect([placed.map(({ submission }) => submission), absorbed.size, learnt.size]).toEqual([['kf/aDemo/a', 'kf/aDemo/c'], 0, 1]);
  });

  it('is one for all bodies of a submission, in any order and grouping', () => {
    const bodies = [original, edit, last, arrival({ uuid: 'g', deprecatedUuid: 'f', koboId: 9 }), arrival({ koboId: 9 })];
    fc.assert(fc.property(fc.shuffledSubarray(bodies, { minLength: bodies.length }), fc.integer({ min: 1, max: 5 }), (shuffled, size) => {
      let stored = new Map<string, string>();
      const keys = new Set<string>();
      for (let at = 0; at < shuffled.length; at += size) {
        const { placed, learnt, absorbed } = place(shuffled.slice(at, at + size), stored);
        for (const { submission } of placed) keys.add(submission);
        for (const gone of absorbed.keys()) keys.delete(gone);
        stored = new Map([...stored, ...learnt].map(([alias, submission]) => [alias, absorbed.get(submission) ?? submission]));
      }
      expect([keys.size, new Set(stored.values()).size]).toEqual([1, 1]);
    }));
  });
});
