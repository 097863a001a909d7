import { PROFILES } from './demo-points.js';

export interface Enumerator {
  code: string;
  username: string;
  deviceid: string;
}

const PER_PROVINCE = 28;

/** E01…E28 work in Luang Namtha, E29…E56 in Oudomxay; each point has a team of its province. */
export function teamOf(pointCode: string): Enumerator[] {
  const point = PROFILES.find((profile) => profile.code === pointCode);
  if (point === undefined) throw new Error(`No team at ${pointCode}: use one of the demo's points.`);
  const neighbours = PROFILES.filter((profile) => profile.province === point.province);
  const turn = neighbours.indexOf(point);
  const first = point.province === 'LA03' ? 1 : 1 + PER_PROVINCE;
  const numbers = Array.from({ length: PER_PROVINCE }, (_, index) => index).filter((index) => index % neighbours.length === turn);
  return numbers.map((index) => enumerator(first + index));
}

function enumerator(number: number): Enumerator {
  const code = `E${String(number).padStart(2, '0')}`;
  return { code, username: `enum_${code.toLowerCase()}`, deviceid: `collect:Demo${code}Tablet000${number % 10}` };
}
