import { DAYLIGHT, type PointProfile } from './point-profile.js';

const INTO_LAOS = [['LA03', 4], ['LA04', 2], ['LA06', 2], ['LA01', 2]] as const;

/** The crossings of Luang Namtha: Boten and Pang Hai to Yunnan, Xieng Kok to Shan State. */
export const BORDER_PROFILES: readonly PointProfile[] = [
  {
    code: 'LAO-LA0301-01', province: 'LA03', position: [21.18413, 101.67202], perDay: 19, hours: DAYLIGHT,
    flows: [
      [{ direction: 'inflow', from: [['CHN', 1]], to: INTO_LAOS }, 47],
      [{ direction: 'outflow', from: INTO_LAOS, to: [['CHN', 1]] }, 46],
      [{ direction: 'transit', from: [['CHN', 1]], to: [['THA', 4], ['VNM', 1]] }, 7],
    ],
    nationalities: [['CHN', 58], ['LAO', 36], ['VNM', 2], ['THA', 2], ['KOR', 1], ['FRA', 1]],
    transport: [['private_car', 24], ['minivan', 20], ['bus', 16], ['truck', 14], ['on_foot', 20], ['taxi_tuk_tuk', 6]],
    purposes: [['market', 34], ['tourism', 28], ['work', 16], ['family', 7], ['commute', 8], ['home', 6], ['study', 1]],
    market: { weekdays: [6], factor: 1.4 }, weekendFactor: 1.15,
    holidays: { laoNewYear: 0.7, nationalDay: 0.9, chineseNewYear: 1.9 },
  },
  {
    code: 'LAO-LA0302-01', province: 'LA03', position: [21.28, 101.17], perDay: 9, hours: DAYLIGHT,
    flows: [
      [{ direction: 'inflow', from: [['CHN', 1]], to: [['LA03', 1]] }, 49],
      [{ direction: 'outflow', from: [['LA03', 9], ['LA05', 1]], to: [['CHN', 1]] }, 51],
    ],
    nationalities: [['LAO', 62], ['CHN', 37], ['MMR', 1]],
    transport: [['motorbike', 38], ['truck', 24], ['on_foot', 20], ['private_car', 12], ['minivan', 6]],
    purposes: [['market', 46], ['seasonal', 22], ['commute', 16], ['family', 12], ['work', 4]],
    market: { weekdays: [2, 6], factor: 1.6 }, weekendFactor: 1,
    holidays: { laoNewYear: 0.5, nationalDay: 0.8, chineseNewYear: 0.6 },
  },
  {
    code: 'LAO-LA0303-01', province: 'LA03', position: [20.9, 100.64], perDay: 8, hours: DAYLIGHT,
    flows: [
      [{ direction: 'inflow', from: [['MMR', 1]], to: [['LA03', 8], ['LA05', 2]] }, 50],
      [{ direction: 'outflow', from: [['LA03', 8], ['LA05', 2]], to: [['MMR', 1]] }, 44],
      [{ direction: 'transit', from: [['MMR', 1]], to: [['CHN', 1]] }, 6],
    ],
    nationalities: [['LAO', 50], ['MMR', 46], ['CHN', 4]],
    transport: [['motorbike', 40], ['on_foot', 24], ['truck', 18], ['private_car', 10], ['minivan', 8]],
    purposes: [['market', 44], ['family', 20], ['seasonal', 14], ['displaced', 6], ['health', 8], ['commute', 8]],
    market: { monthDays: [14, 28], factor: 2.4 }, weekendFactor: 0.95,
    holidays: { laoNewYear: 0.9, nationalDay: 0.9, chineseNewYear: 0.9 },
  },
];
