import { describe, expect, it } from '@jest/globals';
import type { FmsRecord } from '@fm/contracts/vocabulary';
import { counting, RECORD } from '../../test/given-record.js';
import { NearestPlace } from './geometry/nearest-place.js';
import { locate, type LocatingFacts } from './locate.js';

const POINT = { code: RECORD.point, adm1: 'LA03', adm2: 'LA0301', lat: 21.1764, lon: 101.6656, radiusM: 1000, confirmed: false, onBoard: false, revision: 2, changedAt: '2026-06-10T00:00:00.000Z' };
const facts = (changes: Partial<LocatingFacts> = {}): LocatingFacts => ({ position: null, point: POINT, nearest: new NearestPlace([POINT]), boundaries: () => [], generation: 3, aliasOf: () => undefined, ...changes });

describe('locating a submission', () => {
  it('takes the place of interview from the register, at the next placement', () => {
    const located = locate(counting({ effectiveAt: '2026-06-20T00:00:00.000Z' }), facts());
    expect(located).toMatchObject({ version: { revision: 1, decision: 1, placement: 1 }, outcome: { place: { adm1: 'LA03', adm2: 'LA0301', method: 'register' } }, codesRevision: 2, boundaryGeneration: null });
    expect(located.effectiveAt).toBe('2026-06-20T00:00:00.000Z');
  });

  it('has no place where the point is not in the register', () => {
    expect(locate(counting(), facts({ point: undefined }))).toMatchObject({ outcome: { place: { adm1: null, adm2: null, method: 'none' }, measured: { class: 'none' } }, codesRevision: 0 });
  });

  it('took effect when the codes did, where they came later', () => {
    expect(locate(counting({ effectiveAt: '2026-06-10T06:59:00+07:00' }), facts()).effectiveAt).toBe(POINT.changedAt);
  });

  it('checks both stated places and keeps the record as it was for the next time', () => {
    const record = { ...RECORD, departure: { country: 'LAO', adm1: 'LA03', adm2: 'LA0401', text: 'x' }, destination: { country: 'LAO', adm1: 'LA99', adm2: null, text: 'y' } };
    const located = locate(counting({ record }), facts());
    expect(located.outcome.geoFindings.map((finding) => finding.field)).toEqual(['departure.adm2', 'destination.adm1']);
    expect(located.coded).toEqual({ ...record, departure: { country: 'LAO', adm1: 'LA03', adm2: null, text: null }, destination: { country: 'LAO', adm1: null, adm2: null, text: 'y' } });
    expect(located.record).toEqual(record);
    expect(located.names).toMatchObject([{ end: 'departure', text: 'x', within: 'LA03', state: 'open' }, { end: 'destination', text: 'y', within: '', state: 'open' }]);
  });

  it('finds a place by its words where no district is stated, and says how', () => {
    const record = { ...RECORD, departure: { country: 'LAO', adm1: null, adm2: null, text: 'ເມືອງສິງ' }, destination: { country: 'LAO', adm1: 'LA04', adm2: null, text: 'Muang Houn' } };
    expect(locate(counting({ record }), facts()).coded).toMatchObject({
      departure: { adm1: 'LA03', adm2: 'LA0302', text: null, match: { method: 'exact', confidence: 1 } }, destination: { adm1: 'LA04', adm2: 'LA0406', text: null, match: { method: 'folded' } } });
  });

  it('believes what a person said about words before anything else, since then', () => {
    const record = { ...RECORD, departure: { country: 'LAO', adm1: null, adm2: null, text: 'the market town' } };
    const aliasOf: LocatingFacts['aliasOf'] = ({ key, within }) => (key === 'the market town' && within === '' ? { key, within, text: key, pcode: 'LA0407', revision: 3, decidedAt: '2026-07-01T00:00:00.000Z' } : undefined);
    const located = locate(counting({ record }), facts({ aliasOf }));
    expect(located).toMatchObject({ coded: { departure: { adm1: 'LA04', adm2: 'LA0407', match: { method: 'alias' } } }, effectiveAt: '2026-07-01T00:00:00.000Z', names: [{ state: 'decided', aliasRevision: 3 }] });
  });

  it('checks the places of an interview too, and repeats nothing of them', () => {
    const { point, day, hour, shift, enumerator, departure } = RECORD;
    const origin = { country: 'LAO', adm1: 'LA03', adm2: 'LA0401', text: 'x' };
    const record: FmsRecord = { point, day, hour, shift, enumerator, outcome: 'completed', direction: 'outflow', origin, destination: departure, answers: { age: 30 } };
    const located = locate(counting({ kind: 'fms', record }), facts());
    expect([located.outcome.geoFindings, located.names]).toMatchObject([[{ field: 'origin.adm2', value: null }], []]);
    expect(located.coded).toEqual({ ...record, origin: { ...origin, adm2: null, text: null }, destination: { ...departure, text: null } });
  });

  it.each(['coverage', 'ct'] as const)('leaves a record of kind %s as it is', (kind) => {
    const { point, day, hour, shift, enumerator } = RECORD;
    const record = { point, day, hour, shift, enumerator };
    expect(locate(counting({ kind, record }), facts())).toMatchObject({ coded: record, names: [], outcome: { geoFindings: [], place: { adm2: 'LA0301' } } });
  });
});
