import type { FmrRecord } from '@fm/contracts/vocabulary';

/** Seven movements into Laos at Boten, counted in every way; say what differs. */
export function fmrRecord(differs: Partial<FmrRecord> = {}): FmrRecord {
  return {
    point: 'LAO-LA0301-01', day: '2026-06-01', hour: 8, shift: 'morning', enumerator: 'E01', infoSource: 'observation', consent: null,
    direction: 'inflow',
    departure: { country: 'CHN', adm1: null, adm2: null, text: null },
    destination: { country: 'LAO', adm1: 'LA03', adm2: 'LA0301', text: null },
    movementType: 'tourism', reasons: ['tourism', 'family_visit'], transport: 'bus', stay: 'lt_1w', groupType: 'family',
    nTotal: 7,
    sexAge: [{ sex: 'F', age: '18-59', n: 3 }, { sex: 'M', age: '5-17', n: 2 }, { sex: 'M', age: '60+', n: 0 }, { sex: 'unknown', age: 'unknown', n: 2 }],
    nationalities: [{ iso3: 'CHN', n: 4 }, { iso3: 'LAO', n: 3 }],
    vulnerabilities: { pregnant: 1, lactating: 0, disability_visible: null, elderly_alone: null, single_head: null, chronic_ill: null },
    ...differs,
  };
}

/** A record in which nobody could say anything but how many. */
export function bareRecord(differs: Partial<FmrRecord> = {}): FmrRecord {
  const nowhere = { country: 'XXX', adm1: null, adm2: null, text: null };
  return fmrRecord({
    hour: null, direction: 'undefined', departure: nowhere, destination: nowhere, movementType: 'unknown', transport: 'unknown', reasons: null,
    sexAge: [{ sex: 'unknown', age: 'unknown', n: 7 }], nationalities: [{ iso3: 'XXX', n: 7 }],
    vulnerabilities: { pregnant: null, lactating: null, disability_visible: null, elderly_alone: null, single_head: null, chronic_ill: null },
    ...differs,
  });
}
