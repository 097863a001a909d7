/** A flow monitoring point as `PUT /v1/points/{code}` takes it. */
export interface DemoPoint {
  code: string;
  names: { en: string; lo: string };
  type: 'border_international' | 'border_local' | 'rail_station' | 'bus_station' | 'river_port' | 'other';
  class: 'border' | 'internal' | 'community';
  lat: number;
  lon: number;
  /** Positions come from maps and rough seeds; the baseline assessment of the field has not confirmed one of them. */
  confirmed: false;
  radiusM: number;
  adm1: string;
  adm2: string;
  openedOn: string;
  closedOn: null;
  /** Points of one corridor see the same travellers: their figures must not be added up. */
  corridor: string | null;
}

type Sketch = Pick<DemoPoint, 'code' | 'type' | 'class'> & { en: string; lo: string; at: readonly [lat: number, lon: number]; corridor?: string };

const RAILWAY = 'laos-china-railway';

// The Lao names want the eye of a Lao speaker before real use.
const SKETCHES: readonly Sketch[] = [
  { code: 'LAO-LA0301-01', en: 'Boten border gate', lo: 'ດ່ານສາກົນບໍ່ເຕັນ', type: 'border_international', class: 'border', at: [21.18413, 101.67202] },
  { code: 'LAO-LA0301-02', en: 'Boten railway station', lo: 'ສະຖານີລົດໄຟບໍ່ເຕັນ', type: 'rail_station', class: 'border', at: [21.18, 101.68], corridor: RAILWAY },
  { code: 'LAO-LA0301-03', en: 'Na Teuy railway station', lo: 'ສະຖານີລົດໄຟນາເຕີຍ', type: 'rail_station', class: 'internal', at: [21.05, 101.63], corridor: RAILWAY },
  { code: 'LAO-LA0301-04', en: 'Luang Namtha community point', lo: 'ຈຸດຊຸມຊົນຫຼວງນ້ຳທາ', type: 'other', class: 'community', at: [20.9486, 101.40188] },
  { code: 'LAO-LA0302-01', en: 'Pang Hai border gate', lo: 'ດ່ານປາງໄຮ', type: 'border_local', class: 'border', at: [21.28, 101.17] },
  { code: 'LAO-LA0303-01', en: 'Xieng Kok bridge', lo: 'ຂົວມິດຕະພາບຊຽງກົກ', type: 'border_international', class: 'border', at: [20.9, 100.64] },
  { code: 'LAO-LA0401-01', en: 'Muang Xay railway station', lo: 'ສະຖານີລົດໄຟເມືອງໄຊ', type: 'rail_station', class: 'internal', at: [20.67, 102], corridor: RAILWAY },
  { code: 'LAO-LA0401-02', en: 'Muang Xay bus station', lo: 'ສະຖານີລົດເມເມືອງໄຊ', type: 'bus_station', class: 'internal', at: [20.69, 101.985] },
  { code: 'LAO-LA0403-01', en: 'Na Mor railway station', lo: 'ສະຖານີລົດໄຟນາໝໍ້', type: 'rail_station', class: 'internal', at: [20.93, 101.75], corridor: RAILWAY },
  { code: 'LAO-LA0407-01', en: 'Pak Beng river port', lo: 'ທ່າເຮືອປາກແບງ', type: 'river_port', class: 'internal', at: [19.89, 101.13] },
];

export const DEMO_POINTS: readonly DemoPoint[] = SKETCHES.map(({ code, en, lo, type, class: side, at: [lat, lon], corridor }) => ({
  code, names: { en, lo }, type, class: side, lat, lon, confirmed: false, radiusM: 1000,
  adm1: code.slice(4, 8), adm2: code.slice(4, 10), openedOn: '2024-01-01', closedOn: null, corridor: corridor ?? null,
}));
