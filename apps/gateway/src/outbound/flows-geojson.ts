import { endsOf } from '../domain/flow-ends.js';
import type { IndicatorAnswer } from '../domain/indicator-answer.js';

/** A line between two places, as their owner drew it. `exact` false: an end is only roughly right. */
export interface Line {
  readonly id: string;
  readonly geometry: object;
  readonly properties: { readonly exact: boolean };
}

/** Every cell of the matrix as a feature with the cell for its properties; what is said of the answer stands beside the features (RFC 7946, foreign members). */
export function flowsGeoJson({ rows, ...answer }: IndicatorAnswer, lines: ReadonlyMap<string, Line>): object {
  const features = rows.map((row) => {
    const ends = endsOf(row);
    const line = ends ? lines.get(`${ends.from}~${ends.to}`) : undefined;
    return { type: 'Feature', geometry: line?.geometry ?? null, properties: { ...row, from: ends?.from ?? null, to: ends?.to ?? null, exact: line?.properties.exact ?? null } };
  });
  return { type: 'FeatureCollection', features, ...answer };
}
