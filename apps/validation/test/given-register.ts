import type { MonitoringPoint } from '@fm/contracts/vocabulary';

export const BOTEN: MonitoringPoint = {
  code: 'LAO-LA0301-01', names: { en: 'Boten border gate', lo: 'ດ່ານບໍ່ເຕັນ' }, type: 'border_gate', class: 'border', lat: 21.1764, lon: 101.6656,
  confirmed: false, radiusM: 1000, adm1: 'LA03', adm2: 'LA0301', openedOn: '2024-01-01', closedOn: null, corridor: 'boten',
};

/** A record with which nothing is wrong. */
export const ANSWERS: Readonly<Record<string, string>> = {
  start: '2026-06-03T08:14:22.118+07:00', end: '2026-06-03T08:20:07.902+07:00', 'g_id/fmp_code': BOTEN.code, 'g_id/obs_date': '2026-06-03', 'g_id/obs_time': '08:15:00.000+07:00',
  'g_source/info_source': 'traveller_interview', 'g_source/consent_given': 'yes', 'g_move/flow_direction': 'outflow', 'g_move/dep_country': 'LAO', 'g_move/dest_country': 'CHN',
  'g_count/n_total': '5', 'g_count/f_18_59': '3', 'g_count/m_18_59': '2', 'r_nat/nat_iso3': 'LAO', 'r_nat/nat_n': '4', 'r_nat[2]/nat_iso3': 'CHN', 'r_nat[2]/nat_n': '1',
};

export const REGISTER: ReadonlyMap<string, MonitoringPoint> = new Map([[BOTEN.code, BOTEN], ['LAO-LA0301-02', { ...BOTEN, code: 'LAO-LA0301-02', type: 'rail_station' }]]);
export const RECEIVED_ON = '2026-06-03';
