import { describe, expect, it } from '@jest/globals';
import { DISTRICTS, districtOf, PROVINCES, provinceOf } from './administrative-areas.js';

describe('the code table', () => {
  it('holds 18 provinces and 148 districts, each code once', () => {
    expect(PROVINCES).toHaveLength(18);
    expect(DISTRICTS).toHaveLength(148);
    expect(new Set([...PROVINCES, ...DISTRICTS].map((area) => area.pcode)).size).toBe(166);
  });

  it('puts every district into a province of the table', () => {
    expect(DISTRICTS.filter((district) => provinceOf(district.parent) === undefined)).toEqual([]);
  });

  it('names every area in composed Lao script and in English', () => {
    const misnamed = [...PROVINCES, ...DISTRICTS].filter(({ en, lo }) => !/^[A-Z][A-Za-z ]+$/.test(en) || !/^[\u0E80-\u0EFF]+$/.test(lo) || lo.normalize('NFC') !== lo);
    expect(misnamed).toEqual([]);
  });

  it('follows COD-AB where national lists number otherwise', () => {
    expect(districtOf('LA1803')?.en).toBe('Longsane');
    expect(districtOf('LA1805')?.en).toBe('Longcheng');
    expect(districtOf('LA1013')?.en).toBe('Meun');
    expect(districtOf('LA1011')).toBeUndefined();
    expect(districtOf('LA1012')).toBeUndefined();
  });

  it('keeps apart the districts that share a name', () => {
    const codesOf = (en: string): string[] => DISTRICTS.filter((district) => district.en === en).map((district) => district.pcode).toSorted();
    expect(codesOf('Xaysetha')).toEqual(['LA0103', 'LA1701']);
    expect(codesOf('Viengkham')).toEqual(['LA0610', 'LA1009']);
    expect(codesOf('Phonthong')).toEqual(['LA0612', 'LA1606']);
  });

  it('takes no province for a district, and no district for a province', () => {
    expect(provinceOf('LA0301')).toBeUndefined();
    expect(districtOf('LA03')).toBeUndefined();
    expect(districtOf('LA0301')).toMatchObject({ parent: 'LA03', en: 'Namtha', lo: 'ຫຼວງນ້ຳທາ' });
  });
});
