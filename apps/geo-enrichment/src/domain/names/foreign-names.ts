import { iso31661, iso31662 } from 'iso-3166';

/** Of the provinces of these countries travellers speak as often as of their own. */
const NEIGHBOURS: ReadonlySet<string> = new Set(['TH', 'VN', 'CN', 'KH', 'MM']);

/** Places that the list of ISO 3166-2 has under a name that nobody uses, or not at all. */
const ALSO = ['Bangkok', 'Yunnan', 'Kunming', 'Jinghong', 'Xishuangbanna', 'Mengla', 'Mohan', 'Boten Mohan', 'Hanoi', 'Ha Noi', 'Dien Bien Phu', 'Vinh', 'Hue', 'Da Nang', 'Saigon', 'Tachileik', 'Mandalay', 'Shan State', 'Phnom Penh', 'Chiang Khong', 'Mae Sai', 'Udon', 'Ubon'];

/** Names abroad that must not be taken for a misspelled Lao one: countries, the neighbours' provinces (ISO 3166) and what is spoken of at the borders. */
export const FOREIGN_NAMES: readonly string[] = [
  ...iso31661.filter(({ alpha2 }) => alpha2 !== 'LA').map(({ name }) => name),
  ...iso31662.filter(({ parent }) => NEIGHBOURS.has(parent)).map(({ name }) => name),
  ...ALSO,
];

/** Words that answer the question where without naming a place. */
export const NO_ANSWERS: readonly string[] = [
  'home', 'house', 'village', 'abroad', 'unknown', 'not known', 'dont know', "don't know", 'do not know', 'no answer', 'none', 'nothing', 'other', 'others', 'refused', 'na', 'n/a', 'same', 'here',
  'work', 'market', 'school', 'hospital', 'bus', 'train', 'station', 'border', 'ບ້ານ', 'ບໍ່ຮູ້', 'ບໍ່ບອກ', 'ອື່ນໆ', 'ບໍ່ມີ', 'ຕ່າງປະເທດ', 'ຊາຍແດນ', 'ຕະຫຼາດ',
];
