import type { FmrRecord, MonitoringPoint } from '@fm/contracts/vocabulary';
import type { CountingSubmission } from '../src/domain/submission-state.js';

export const SUBMISSION = 'kobo/aDemo/uuid-1';
export const RECEIVED_AT = '2026-06-12T03:00:00.000Z';

export const BOTEN: MonitoringPoint = {
  code: 'LAO-LA0301-01', names: { en: 'Boten border gate', lo: 'ດ່ານບໍ່ເຕັນ' }, type: 'border_gate', class: 'border', lat: 21.1764, lon: 101.6656,
  confirmed: false, radiusM: 1000, adm1: 'LA03', adm2: 'LA0301', openedOn: '2024-01-01', closedOn: null, corridor: 'boten',
};

export const RECORD: FmrRecord = {
  point: BOTEN.code, day: '2026-06-12', hour: 8, shift: 'morning', enumerator: 'E01', infoSource: 'observation', consent: null, direction: 'outflow',
  departure: { country: 'LAO', adm1: 'LA04', adm2: 'LA0401', text: 'Muang Xay' }, destination: { country: 'CHN', adm1: null, adm2: null, text: 'Mohan' },
  movementType: 'tourism', reasons: null, transport: 'bus', stay: null, groupType: null, nTotal: 3,
  sexAge: [{ sex: 'F', age: '18-59', n: 3 }], nationalities: [{ iso3: 'LAO', n: 3 }],
  vulnerabilities: { pregnant: null, lactating: null, disability_visible: null, elderly_alone: null, single_head: null, chronic_ill: null },
};

export function counting(changes: Partial<CountingSubmission> = {}): CountingSubmission {
  return {
    submission: SUBMISSION, version: { revision: 1, decision: 1, placement: 0 }, effectiveAt: RECEIVED_AT, receivedAt: RECEIVED_AT,
    source: 'demo-fmr', kind: 'fmr', status: 'accepted', training: false, record: RECORD, ...changes,
  };
}
