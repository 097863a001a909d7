import type { Random } from '../random.js';
import type { PointProfile } from './point-profile.js';
import { type Place, placeIn } from './places.js';
import { type Purpose, PURPOSES, reasonsOf } from './purposes.js';

export const AGES = ['0_4', '5_17', '18_59', '60p'] as const;
export const BOXES = [...AGES.map((age) => `f_${age}`), ...AGES.map((age) => `m_${age}`)];

/** One group of travellers as the enumerator sees it. `grid` null: too fast or too many to tell sex and age. */
export interface Group {
  direction: string;
  from: Place;
  to: Place;
  purpose: Purpose;
  reasons: string;
  stay: string;
  groupType: string;
  transport: string;
  size: number;
  grid: Record<string, number> | null;
  nationalities: readonly (readonly [iso3: string, n: number])[];
}

const NEIGHBOURS = new Set(['LAO', 'CHN', 'MMR', 'THA', 'VNM']);
const SEATS: Record<string, number> = { motorbike: 2, private_car: 6, taxi_tuk_tuk: 8, truck: 6, minivan: 14 };

export function drawGroup(profile: PointProfile, random: Random): Group {
  const flow = random.weighted(profile.flows);
  const nationality = random.weighted(profile.nationalities);
  const purpose = fittingPurpose(random.weighted(profile.purposes), nationality, flow.direction);
  const traits = PURPOSES[purpose];
  const transport = random.weighted(profile.transport);
  const [min, max] = random.weighted(traits.size);
  const size = Math.min(random.integer(min, max), SEATS[transport] ?? 60);
  return {
    direction: flow.direction,
    from: placeIn(random.weighted(flow.from), random),
    to: placeIn(random.weighted(flow.to), random),
    purpose, reasons: reasonsOf(purpose, random), stay: random.weighted(traits.stay),
    groupType: size === 1 ? 'individual' : random.weighted(traits.groupType), transport, size,
    grid: random.chance(size > 10 ? 0.3 : 0.03) ? null : drawGrid(purpose, size, random),
    nationalities: drawNationalities({ profile, first: purpose === 'displaced' ? 'MMR' : nationality, size }, random),
  };
}

/** Eight boxes that add up to the size. */
export function drawGrid(purpose: Purpose, size: number, random: Random): Record<string, number> {
  const { femaleShare, ages } = PURPOSES[purpose];
  const grid: Record<string, number> = Object.fromEntries(BOXES.map((box) => [box, 0]));
  for (let person = 0; person < size; person += 1) {
    const sex = random.chance(femaleShare) ? 'f' : 'm';
    // Somebody of the group can answer: the first person is grown up.
    const age = person === 0 ? '18_59' : random.weighted(AGES.map((name, index) => [name, ages[index] ?? 0] as const));
    grid[`${sex}_${age}`] = (grid[`${sex}_${age}`] ?? 0) + 1;
  }
  return grid;
}

/** People from far away are on a tour, and who flees comes in. */
function fittingPurpose(purpose: Purpose, nationality: string, direction: string): Purpose {
  if (!NEIGHBOURS.has(nationality)) return 'tourism';
  return purpose === 'displaced' && direction !== 'inflow' ? 'market' : purpose;
}

/** One nationality, at times two. */
function drawNationalities({ profile, first, size }: { profile: PointProfile; first: string; size: number }, random: Random): [string, number][] {
  const second = random.weighted(profile.nationalities);
  if (size < 3 || first === second || !random.chance(0.12)) return [[first, size]];
  const others = random.integer(1, size - 1);
  return [[first, size - others], [second, others]];
}
