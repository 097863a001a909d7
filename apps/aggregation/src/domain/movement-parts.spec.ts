import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AGE_BANDS, SEXES, type FmrRecord } from '@fm/contracts/vocabulary';
import { bareRecord, fmrRecord } from '../../test/fmr-record.builder.js';
import { movementParts } from './movement-parts.js';

const partsIn = (cube: string, record: FmrRecord): Record<string, number> =>
  Object.fromEntries(movementParts(record).filter(([name]) => name === cube).map(([, rest, value]) => [rest, value]));

describe('a record in the cubes of movements', () => {
  it('counts a group of seven in every breakdown', () => {
    const record = fmrRecord();
    expect(partsIn('total', record)).toEqual({ '': 7 });
    expect(partsIn('nationality', record)).toEqual({ CHN: 4, LAO: 3 });
    expect(partsIn('sexAge', record)).toEqual({ 'F|18-59': 3, 'M|5-17': 2, 'unknown|unknown': 2 });
    expect(partsIn('transport', record)).toEqual({ 'bus|tourism': 7 });
    expect(partsIn('hour', record)).toEqual({ '08': 7 });
    expect(partsIn('originDestination', record)).toEqual({ 'CHN|none|LAO|LA03': 7 });
  });

  it('counts the whole group under each reason and under the base', () => {
    expect(partsIn('reason', fmrRecord())).toEqual({ _base: 7, tourism: 7, family_visit: 7 });
    expect(partsIn('reason', fmrRecord({ reasons: ['tourism', 'tourism'] }))).toEqual({ _base: 7, tourism: 7 });
  });

  it('counts persons under a vulnerability and the group under the base; an answered zero is in the base only', () => {
    expect(partsIn('vulnerability', fmrRecord())).toEqual({ _base: 7, pregnant: 1 });
  });

  it('leaves out of the base whose reasons and vulnerabilities are not known: null is not zero', () => {
    expect(partsIn('reason', bareRecord())).toEqual({});
    expect(partsIn('vulnerability', bareRecord())).toEqual({});
  });

  it('says unknown where a single choice is not known', () => {
    expect(partsIn('hour', bareRecord())).toEqual({ unknown: 7 });
    expect(partsIn('originDestination', bareRecord())).toEqual({ 'XXX|unknown|XXX|unknown': 7 });
    expect(partsIn('transport', bareRecord())).toEqual({ 'unknown|unknown': 7 });
  });

  it('tells a province in Laos that is not known from a place abroad', () => {
    const destination = { country: 'LAO', adm1: null, adm2: null, text: 'ບ້ານ' };
    expect(partsIn('originDestination', fmrRecord({ destination }))).toEqual({ 'CHN|none|LAO|LA-unknown': 7 });
  });

  it('makes one part of two rows with one nationality', () => {
    expect(partsIn('nationality', fmrRecord({ nationalities: [{ iso3: 'LAO', n: 5 }, { iso3: 'LAO', n: 2 }] }))).toEqual({ LAO: 7 });
  });

  it('sums to the total in every single-choice breakdown, whatever the record', () => {
    fc.assert(fc.property(anyRecord, (record) => {
      for (const cube of ['total', 'nationality', 'sexAge', 'transport', 'hour', 'originDestination']) {
        expect(Object.values(partsIn(cube, record)).reduce((sum, n) => sum + n, 0)).toBe(record.nTotal);
      }
      const reasons = partsIn('reason', record);
      expect(Object.values(reasons).every((n) => n === record.nTotal)).toBe(true);
      expect('_base' in reasons).toBe(record.reasons !== null);
    }));
  });
});

const sumOf = (rows: readonly { n: number }[]): number => rows.reduce((sum, { n }) => sum + n, 0);

/** Margins as validation leaves them: what is missing from the total stands under unknown. */
const anyRecord: fc.Arbitrary<FmrRecord> = fc.record({
  nations: fc.array(fc.record({ iso3: fc.constantFrom('LAO', 'CHN', 'THA', 'VNM'), n: fc.nat(9) }), { maxLength: 5 }),
  boxes: fc.array(fc.record({ sex: fc.constantFrom(...SEXES), age: fc.constantFrom(...AGE_BANDS), n: fc.nat(9) }), { maxLength: 8 }),
  extra: fc.integer({ min: 1, max: 20 }),
  hour: fc.option(fc.integer({ min: 0, max: 23 })),
  country: fc.constantFrom('LAO', 'XXX', 'THA'),
  adm1: fc.option(fc.constantFrom('LA03', 'LA04', 'LA-unknown')),
  reasons: fc.option(fc.array(fc.constantFrom('economic', 'health', 'other'), { maxLength: 3 })),
}).map(({ nations, boxes, extra, hour, country, adm1, reasons }) => {
  const nTotal = Math.max(sumOf(nations), sumOf(boxes)) + extra;
  return fmrRecord({
    nTotal, hour, reasons,
    nationalities: [...nations, { iso3: 'XXX', n: nTotal - sumOf(nations) }],
    sexAge: [...boxes, { sex: 'unknown', age: 'unknown', n: nTotal - sumOf(boxes) }],
    departure: { country, adm1, adm2: null, text: null },
  });
});
