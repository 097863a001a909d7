import { describe, expect, it } from '@jest/globals';
import type { FmsRecord } from '@fm/contracts/vocabulary';
import { counting, RECORD } from '../../test/given-record.js';
import { locate } from './locate.js';

const CODES = { adm1: 'LA03', adm2: 'LA0301', revision: 2, changedAt: '2026-06-10T00:00:00.000Z' };

describe('locating a submission', () => {
  it('takes the place of interview from the register, at the next placement', () => {
    const located = locate(counting({ effectiveAt: '2026-06-20T00:00:00.000Z' }), CODES);
    expect(located).toMatchObject({ version: { revision: 1, decision: 1, placement: 1 }, place: { adm1: 'LA03', adm2: 'LA0301', method: 'register' }, codesRevision: 2 });
    expect(located.effectiveAt).toBe('2026-06-20T00:00:00.000Z');
  });

  it('has no place where the point is not in the register', () => {
    expect(locate(counting(), undefined)).toMatchObject({ place: { adm1: null, adm2: null, method: 'none' }, codesRevision: 0 });
  });

  it('took effect when the codes did, where they came later', () => {
    expect(locate(counting({ effectiveAt: '2026-06-10T06:59:00+07:00' }), CODES).effectiveAt).toBe(CODES.changedAt);
  });

  it('checks both stated places and keeps the record as it was for the next time', () => {
    const record = { ...RECORD, departure: { country: 'LAO', adm1: 'LA03', adm2: 'LA0401', text: 'x' }, destination: { country: 'LAO', adm1: 'LA99', adm2: null, text: 'y' } };
    const located = locate(counting({ record }), CODES);
    expect(located.geoFindings.map((finding) => finding.field)).toEqual(['departure.adm2', 'destination.adm1']);
    expect(located.coded).toEqual({ ...record, departure: { country: 'LAO', adm1: 'LA03', adm2: null, text: null }, destination: { country: 'LAO', adm1: null, adm2: null, text: 'y' } });
    expect(located.record).toEqual(record);
  });

  it('checks the places of an interview too, and repeats nothing of them', () => {
    const { point, day, hour, shift, enumerator, departure } = RECORD;
    const origin = { country: 'LAO', adm1: 'LA03', adm2: 'LA0401', text: 'x' };
    const record: FmsRecord = { point, day, hour, shift, enumerator, outcome: 'completed', direction: 'outflow', origin, destination: departure, answers: { age: 30 } };
    const located = locate(counting({ kind: 'fms', record }), CODES);
    expect(located.geoFindings).toMatchObject([{ field: 'origin.adm2', value: null }]);
    expect(located.coded).toEqual({ ...record, origin: { ...origin, adm2: null, text: null }, destination: { ...departure, text: null } });
  });

  it.each(['coverage', 'ct'] as const)('leaves a record of kind %s as it is', (kind) => {
    const { point, day, hour, shift, enumerator } = RECORD;
    const record = { point, day, hour, shift, enumerator };
    expect(locate(counting({ kind, record }), CODES)).toMatchObject({ coded: record, geoFindings: [], place: { adm2: 'LA0301' } });
  });
});
