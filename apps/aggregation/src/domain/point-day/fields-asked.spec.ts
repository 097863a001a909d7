import { describe, expect, it } from '@jest/globals';
import { bareRecord, fmrRecord } from '../../../test/fmr-record.builder.js';
import { anyVulnerability, fieldsAsked } from './fields-asked.js';

const NOBODY = { pregnant: 0, lactating: 0, disability_visible: 0, elderly_alone: 0, single_head: 0, chronic_ill: 0 };

describe('what of a registry record is not known', () => {
  it.each<[string, Parameters<typeof fieldsAsked>[0], number, number]>([
    ['four vulnerabilities that nobody answered', fmrRecord(), 4, 19],
    ['nothing, an answered zero included', fmrRecord({ vulnerabilities: NOBODY }), 0, 19],
    ['a province in Laos, which is asked of no other country', fmrRecord({ vulnerabilities: NOBODY, destination: { country: 'LAO', adm1: null, adm2: null, text: null } }), 1, 19],
    ['all but info source, stay and kind of group, where nothing else was said', bareRecord(), 15, 18],
  ])('%s', (_, record, missing, fields) => {
    expect(fieldsAsked(record)).toEqual({ missing, fields });
  });

  it.each([['any seen', fmrRecord(), true], ['none seen', fmrRecord({ vulnerabilities: NOBODY }), false], ['none answered', bareRecord(), null]])('and whether a vulnerability was seen: %s', (_, record, expected) => {
    expect(anyVulnerability(record)).toBe(expected);
  });
});
