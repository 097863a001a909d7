import { DAYLIGHT, type PointProfile } from './point-profile.js';

const NORTH = [['LA03', 3], ['LA04', 4]] as const;
const SOUTH = [['LA06', 4], ['LA01', 5], ['LA10', 1]] as const;
const HOLIDAYS = { laoNewYear: 2.1, nationalDay: 1.3, chineseNewYear: 1.4 };

/** Stations of the Laos–China railway: quiet hours, then a trainful. Train times are invented. */
export const RAIL_PROFILES: readonly PointProfile[] = [
  {
    code: 'LAO-LA0301-02', province: 'LA03', position: [21.18, 101.68], perDay: 13, hours: DAYLIGHT, arrivals: ['10:05', '13:40', '17:20'],
    flows: [
      [{ direction: 'inflow', from: [['CHN', 1]], to: SOUTH }, 42],
      [{ direction: 'outflow', from: SOUTH, to: [['CHN', 1]] }, 40],
      [{ direction: 'internal', from: [['LA03', 1]], to: SOUTH }, 12],
      [{ direction: 'transit', from: [['CHN', 1]], to: [['THA', 1]] }, 6],
    ],
    nationalities: [['CHN', 64], ['LAO', 28], ['THA', 3], ['KOR', 2], ['FRA', 2], ['GBR', 1]],
    transport: [['train', 96], ['bus', 4]],
    purposes: [['tourism', 46], ['work', 18], ['family', 18], ['market', 8], ['study', 6], ['home', 4]],
    weekendFactor: 1.25, holidays: { laoNewYear: 1.2, nationalDay: 1.1, chineseNewYear: 2.2 },
  },
  {
    code: 'LAO-LA0301-03', province: 'LA03', position: [21.05, 101.63], perDay: 10, hours: DAYLIGHT, arrivals: ['09:40', '14:10', '17:45'],
    flows: [
      [{ direction: 'internal', from: [['LA03', 4], ['LA05', 1]], to: [...SOUTH, ['LA04', 3]] }, 46],
      [{ direction: 'internal', from: [...SOUTH, ['LA04', 3]], to: [['LA03', 4], ['LA05', 1]] }, 44],
      [{ direction: 'inflow', from: [['CHN', 1]], to: [['LA03', 1]] }, 10],
    ],
    nationalities: [['LAO', 84], ['CHN', 12], ['THA', 2], ['DEU', 1], ['FRA', 1]],
    transport: [['train', 100]],
    purposes: [['family', 34], ['market', 14], ['tourism', 16], ['study', 14], ['home', 12], ['work', 6], ['health', 4]],
    weekendFactor: 1.3, holidays: HOLIDAYS,
  },
  {
    code: 'LAO-LA0401-01', province: 'LA04', position: [20.67, 102.0], perDay: 12, hours: DAYLIGHT, arrivals: ['08:50', '11:30', '15:00', '18:10'],
    flows: [
      [{ direction: 'internal', from: [['LA04', 1]], to: SOUTH }, 48],
      [{ direction: 'internal', from: SOUTH, to: [['LA04', 1]] }, 44],
      [{ direction: 'inflow', from: [['CHN', 1]], to: [['LA04', 1]] }, 4],
      [{ direction: 'outflow', from: [['LA04', 1]], to: [['CHN', 1]] }, 4],
    ],
    nationalities: [['LAO', 82], ['CHN', 14], ['THA', 2], ['VNM', 2]],
    transport: [['train', 100]],
    purposes: [['family', 32], ['study', 16], ['home', 14], ['work', 12], ['tourism', 12], ['health', 8], ['market', 6]],
    weekendFactor: 1.3, holidays: HOLIDAYS,
  },
  {
    code: 'LAO-LA0403-01', province: 'LA04', position: [20.93, 101.75], perDay: 6, hours: DAYLIGHT, arrivals: ['09:55', '14:25'],
    flows: [
      [{ direction: 'internal', from: NORTH, to: SOUTH }, 52],
      [{ direction: 'internal', from: SOUTH, to: NORTH }, 48],
    ],
    nationalities: [['LAO', 93], ['CHN', 7]],
    transport: [['train', 100]],
    purposes: [['family', 40], ['market', 22], ['study', 18], ['home', 12], ['health', 8]],
    weekendFactor: 1.2, holidays: HOLIDAYS,
  },
];
