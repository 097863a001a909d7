import { describe, expect, it } from '@jest/globals';
import { BOTEN } from '../../test/given-record.js';
import { codesComplaint, daysComplaint } from './check-point.js';

describe('an entry of the register', () => {
  it('is let in with codes that agree and days that follow each other', () => {
    expect(codesComplaint(BOTEN)).toBeNull();
    expect(daysComplaint({ ...BOTEN, closedOn: BOTEN.openedOn })).toBeNull();
  });

  it.each([['LA03', 'LA0401'], ['LA99', 'LA0301'], ['LA03', 'LA0399'], ['LA0301', 'LA0301'], ['LA10', 'LA1011']])('is refused with %s and %s', (adm1, adm2) => {
    expect(codesComplaint({ ...BOTEN, adm1, adm2 })?.lo).toMatch(/[\u0E80-\u0EFF]/);
  });

  it.each([['2026-02-30', null], ['1.1.2024', null], ['2024-01-02', '2024-01-01'], ['2024-01-01', 'soon']])('is refused with the days %s and %s', (openedOn, closedOn) => {
    expect(daysComplaint({ ...BOTEN, openedOn, closedOn })?.en).toContain('YYYY-MM-DD');
  });
});
