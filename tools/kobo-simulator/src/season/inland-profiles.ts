import { DAYLIGHT, type PointProfile } from './point-profile.js';

/** Muang Xay's bus station and the river port of Pak Beng, where the slow boats between Huay Xai and Luang Prabang stop overnight. */
export const INLAND_PROFILES: readonly PointProfile[] = [
  {
    code: 'LAO-LA0401-02', province: 'LA04', position: [20.69, 101.985], perDay: 11, hours: DAYLIGHT, arrivals: ['08:00', '10:30', '13:30'],
    flows: [
      [{ direction: 'internal', from: [['LA04', 6], ['LA02', 2]], to: [['LA03', 3], ['LA06', 3], ['LA05', 2], ['LA08', 1]] }, 50],
      [{ direction: 'internal', from: [['LA03', 3], ['LA06', 3], ['LA05', 2], ['LA08', 1]], to: [['LA04', 6], ['LA02', 2]] }, 44],
      [{ direction: 'inflow', from: [['VNM', 1]], to: [['LA04', 1]] }, 3],
      [{ direction: 'outflow', from: [['LA04', 1]], to: [['VNM', 1], ['THA', 2]] }, 3],
    ],
    nationalities: [['LAO', 89], ['VNM', 4], ['CHN', 5], ['FRA', 1], ['THA', 1]],
    transport: [['bus', 58], ['minivan', 36], ['taxi_tuk_tuk', 6]],
    purposes: [['family', 32], ['market', 18], ['work', 16], ['seasonal', 12], ['study', 10], ['health', 8], ['home', 4]],
    weekendFactor: 1.1, holidays: { laoNewYear: 2.4, nationalDay: 1.2, chineseNewYear: 1 },
  },
  {
    code: 'LAO-LA0407-01', province: 'LA04', position: [19.89, 101.13], perDay: 8, hours: DAYLIGHT, arrivals: ['08:45', '16:30'],
    flows: [
      [{ direction: 'internal', from: [['LA05', 3], ['LA04', 1]], to: [['LA06', 3], ['LA04', 1]] }, 56],
      [{ direction: 'internal', from: [['LA06', 3], ['LA04', 1]], to: [['LA05', 3], ['LA04', 1]] }, 26],
      [{ direction: 'inflow', from: [['THA', 4], ['ABROAD', 1]], to: [['LA06', 1]] }, 14],
      [{ direction: 'outflow', from: [['LA06', 1]], to: [['THA', 1]] }, 4],
    ],
    nationalities: [['LAO', 38], ['FRA', 12], ['DEU', 11], ['GBR', 9], ['NLD', 6], ['AUS', 6], ['USA', 6], ['THA', 7], ['CHN', 5]],
    transport: [['boat', 100]],
    purposes: [['tourism', 64], ['family', 18], ['market', 12], ['health', 6]],
    weekendFactor: 1.05, holidays: { laoNewYear: 1.5, nationalDay: 1, chineseNewYear: 1.2 },
  },
];
