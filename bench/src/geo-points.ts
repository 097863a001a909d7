import { orient2d } from 'robust-predicates';
import { eachEdge, type AreaShape } from '../../apps/geo-enrichment/src/domain/geometry/area-shape.js';

/** Points at which the flow is monitored, most of them at a border: longitude, latitude. */
export const MONITORED: readonly (readonly [lon: number, lat: number])[] = [
  [101.672, 21.184], [101.68, 21.18], [101.63, 21.05], [101.17, 21.28], [100.64, 20.9], [102, 20.67], [101.985, 20.69], [101.75, 20.93], [101.13, 19.89], [100.4178, 20.27], [102.715, 17.88], [105.75, 15.13],
];
const AROUND_DEG = 0.01;
const AT_POINTS = 0.7;

/** `lon, lat, …`: seven in ten within a kilometre of a monitored point, the rest anywhere in the box of Laos. The same every time. */
export function surveyPoints(count: number): Float64Array {
  const random = generator(20_261_124);
  const points = new Float64Array(count * 2);
  for (let n = 0; n < count; n++) {
    const [lon, lat] = MONITORED[Math.floor(random() * MONITORED.length)] ?? [102, 18];
    const near = random() < AT_POINTS;
    points[2 * n] = near ? lon + (random() * 2 - 1) * AROUND_DEG : 100.1 + random() * 7.5;
    points[2 * n + 1] = near ? lat + (random() * 2 - 1) * AROUND_DEG : 13.95 + random() * 8.5;
  }
  return points;
}

/** A place on a line and the codes of the areas to which that line belongs. */
export interface OnLine {
  readonly lon: number;
  readonly lat: number;
  readonly owners: ReadonlySet<string>;
}

/** Every corner, and the middle of every edge where rounding leaves it exactly on the edge. */
export function placesOnLines(shapes: readonly AreaShape[]): OnLine[] {
  const places = new Map<string, { lon: number; lat: number; owners: Set<string> }>();
  const own = (lon: number, lat: number, code: string): void => {
    const key = `${lon} ${lat}`;
    const held = places.get(key) ?? { lon, lat, owners: new Set<string>() };
    held.owners.add(code);
    places.set(key, held);
  };
  for (const { code, polygons } of shapes) {
    for (const polygon of polygons) eachEdge(polygon, (ax, ay, bx, by) => {
      own(ax, ay, code);
      const [lon, lat] = [(ax + bx) / 2, (ay + by) / 2];
      if (orient2d(ax, ay, bx, by, lon, lat) === 0) own(lon, lat, code);
    });
  }
  return [...places.values()];
}

/** Linear congruential: enough to scatter points. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
