import { describe, expect, it } from '@jest/globals';
import type { StatedPlace } from '@fm/contracts/vocabulary';
import { codedPlace as codedBy, type CodedPlace } from './stated-place.js';

const stated = (place: Partial<StatedPlace>): StatedPlace => ({ country: 'LAO', adm1: null, adm2: null, text: null, ...place });

/** What nobody has said anything about. */
function codedPlace(end: 'departure' | 'destination', place: StatedPlace): Pick<CodedPlace, 'place' | 'findings'> {
  const { place: coded, findings } = codedBy(end, place, () => undefined);
  return { place: coded, findings };
}

describe('a stated place', () => {
  it('keeps codes that stand in the table and agree, and lets the words go', () => {
    const place = stated({ adm1: 'LA03', adm2: 'LA0302', text: 'Muang Sing' });
    expect(codedPlace('departure', place)).toEqual({ place: { ...place, text: null }, findings: [] });
  });

  it('takes the province of a district that comes alone', () => {
    expect(codedPlace('departure', stated({ adm2: 'LA0401' }))).toEqual({ place: stated({ adm1: 'LA04', adm2: 'LA0401' }), findings: [] });
  });

  it('keeps the words where there is no code', () => {
    const place = stated({ country: 'CHN', text: 'ໂມຮ່ານ' });
    expect(codedPlace('destination', place)).toEqual({ place, findings: [] });
  });

  it('drops a code that is not in the table, and says so', () => {
    const { place, findings } = codedPlace('departure', stated({ adm1: 'LA03', adm2: 'LA0309', text: 'by the river' }));
    expect(place).toEqual(stated({ adm1: 'LA03' }));
    expect(findings).toMatchObject([{ rule: 'V-G6', severity: 'I', field: 'departure.adm2', value: 'LA0309' }]);
    expect(findings[0]?.message.lo).toMatch(/[\u0E80-\u0EFF]/);
  });

  it('believes no district that contradicts the province', () => {
    const { place, findings } = codedPlace('destination', stated({ adm1: 'LA03', adm2: 'LA0401' }));
    expect(place).toEqual(stated({ adm1: 'LA03' }));
    expect(findings).toMatchObject([{ field: 'destination.adm2', value: 'LA0401' }]);
  });

  it('takes no level for another', () => {
    const { place, findings } = codedPlace('departure', stated({ adm1: 'LA0301', adm2: 'LA03' }));
    expect(place).toEqual(stated({}));
    expect(findings.map((finding) => finding.field)).toEqual(['departure.adm1', 'departure.adm2']);
  });

  it('has codes for places in Laos only', () => {
    const { place, findings } = codedPlace('departure', stated({ country: 'THA', adm1: 'LA03', text: 'Chiang Khong' }));
    expect(place).toEqual(stated({ country: 'THA', text: 'Chiang Khong' }));
    expect(findings).toMatchObject([{ field: 'departure.adm1' }]);
  });

  it('does not repeat what may be words', () => {
    const { findings } = codedPlace('departure', stated({ adm1: 'near the bridge' }));
    expect(findings).toMatchObject([{ field: 'departure.adm1', value: null }]);
  });
});
