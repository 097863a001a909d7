import type { FigureUpdatedV1, MonitoringPointRegisteredV1 } from '@fm/contracts';
import { cubeKeyOf, MOVEMENT_CUBES } from '@fm/contracts/indicators';

type CubeName = keyof typeof MOVEMENT_CUBES;
type Counts = Partial<Pick<FigureUpdatedV1, 'value' | 'nRecords' | 'nFlagged' | 'nHeld' | 'heldMovements' | 'version' | 'effectiveAt'>>;

/** A cell of movements: cube, day, codes in the order of its dimensions (`BOTEN|inflow|CHN`), counts. */
export function figure(cubeName: CubeName, day: string, codes: string, counts: Counts): FigureUpdatedV1 {
  const cube = MOVEMENT_CUBES[cubeName];
  const parts = codes.split('|');
  const dimensions = Object.fromEntries(cube.dimensions.map((name, index) => [name, parts[index] ?? 'unknown']));
  return {
    measure: 'movements', cube: cube.name, cubeKey: cubeKeyOf(cube, dimensions), day, dimensions,
    value: 0, nRecords: 0, nFlagged: 0, nHeld: 0, heldMovements: 0, version: { epoch: 1, revision: 1 }, effectiveAt: '2026-06-05T00:00:00.000Z', ...counts,
  };
}

export function point(code: string, rest: Partial<MonitoringPointRegisteredV1> = {}): MonitoringPointRegisteredV1 {
  return {
    code, names: { en: `Point ${code}`, lo: `ຈຸດ ${code}` }, type: 'border_international', class: 'border', lat: 21.19, lon: 101.68, confirmed: false, radiusM: 500,
    adm1: 'LA03', adm2: 'LA0301', openedOn: '2024-01-01', closedOn: null, corridor: null, revision: 1, ...rest,
  };
}

/** Two border points of one corridor in LA03, one internal point in LA04. */
export const POINTS = [
  point('BOTEN', { corridor: 'north-rail' }),
  point('NATEUY', { corridor: 'north-rail' }),
  point('MUANGXAY', { class: 'internal', type: 'rail_station', adm1: 'LA04', adm2: 'LA0401' }),
];

/** Three days: Monday 1 June (W23), Sunday 7 June (W23), Wednesday 1 July 2026 (W27). */
export const TOTALS = [
  figure('total', '2026-06-01', 'BOTEN|inflow', { value: 10, nRecords: 4, nFlagged: 1, nHeld: 2, heldMovements: 5 }),
  figure('total', '2026-06-01', 'BOTEN|outflow', { value: 3, nRecords: 1, version: { epoch: 1, revision: 7 } }),
  figure('total', '2026-06-01', 'NATEUY|inflow', { value: 20, nRecords: 5 }),
  figure('total', '2026-06-07', 'BOTEN|inflow', { value: 7, nRecords: 2 }),
  figure('total', '2026-07-01', 'MUANGXAY|internal', { value: 100, nRecords: 30, effectiveAt: '2026-07-01T09:30:00.000Z' }),
  figure('total', '2026-07-01', 'MUANGXAY|transit', {}),
  figure('total', '2026-07-01', 'unknown|undefined', { nHeld: 1, heldMovements: 9 }),
];
export const BREAKDOWNS = [
  figure('nationality', '2026-06-01', 'BOTEN|inflow|CHN', { value: 6, nRecords: 3 }),
  figure('nationality', '2026-06-01', 'BOTEN|inflow|LAO', { value: 4, nRecords: 3 }),
  figure('nationality', '2026-06-01', 'BOTEN|outflow|LAO', { value: 3, nRecords: 1 }),
  figure('sexAge', '2026-06-01', 'BOTEN|inflow|F|18-59', { value: 5, nRecords: 4 }),
  figure('sexAge', '2026-06-01', 'BOTEN|inflow|F|0-4', { value: 1, nRecords: 1 }),
  figure('sexAge', '2026-06-01', 'BOTEN|inflow|unknown|unknown', { value: 4, nRecords: 1 }),
  figure('transport', '2026-06-01', 'BOTEN|inflow|train|tourism', { value: 8, nRecords: 3 }),
  figure('transport', '2026-06-01', 'BOTEN|inflow|train|education', { value: 2, nRecords: 1, nFlagged: 1 }),
  figure('reason', '2026-06-01', 'BOTEN|inflow|tourism', { value: 6, nRecords: 2 }),
  figure('reason', '2026-06-01', 'BOTEN|inflow|health', { value: 5, nRecords: 2 }),
  figure('reason', '2026-06-01', 'BOTEN|inflow|_base', { value: 9, nRecords: 3 }),
];
