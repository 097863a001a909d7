import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import { propertiesOf, type FigureSet } from '../../domain/figure-set.js';
import { figureId } from '../../domain/ogc/figure-id.js';
import type { OrderedRow } from '../../domain/paging/row-order.js';

/** A figure at its point; without geometry where the record's point is not known. */
export function figureFeature(set: FigureSet, row: OrderedRow, points: ReadonlyMap<string, MonitoringPoint>): object {
  const point = points.get(String(row['fmp']));
  return {
    type: 'Feature', id: figureId(set, row), geometry: point ? { type: 'Point', coordinates: [point.lon, point.lat] } : null,
    properties: Object.fromEntries(propertiesOf(set).map(({ name }) => [name, row[name] ?? null])),
  };
}
