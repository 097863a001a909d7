import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import type { FigureSet } from '../../domain/figure-set.js';

export const CONFORMS_TO = ['core', 'geojson'].map((name) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`);
const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
export const GEOJSON = 'application/geo+json';

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type: string;
  readonly title?: string;
}
export const linkTo = (href: string, rel: string, type = 'application/json', title?: string): Link => ({ href, rel, type, ...(title === undefined ? {} : { title }) });

/** @param root `https://host/ogc` @param notice what is said of everything; empty: nothing */
export function landingPage(root: string, notice: string): object {
  return {
    title: 'Passage', description: `${notice}Flow monitoring points, and the figures of each point and day. ຈຸດຕິດຕາມ ແລະ ຕົວເລກລາຍວັນຂອງແຕ່ລະຈຸດ.`,
    links: [linkTo(root, 'self'), linkTo(`${root}/conformance`, 'conformance'), linkTo(`${root}/collections`, 'data'), linkTo(root.replace(/\/ogc$/, '/api/v1/openapi.json'), 'service-desc', 'application/vnd.oai.openapi+json;version=3.1'), linkTo(root.replace(/\/ogc$/, '/docs'), 'service-doc', 'text/html')],
  };
}

/** The register of points beside the figures. */
export const POINTS_COLLECTION = 'points';

export interface Known {
  readonly sets: readonly FigureSet[];
  readonly points: readonly MonitoringPoint[];
  /** Said of every collection; empty: nothing. */
  readonly notice: string;
}

export function collectionsOf(root: string, known: Known): object {
  const collections = [POINTS_COLLECTION, ...known.sets.map(({ name }) => name)].map((id) => collectionOf(root, id, known));
  return { links: [linkTo(`${root}/collections`, 'self')], collections };
}

export function collectionOf(root: string, id: string, { sets, points, notice }: Known): object {
  const indicator = sets.find(({ name }) => name === id)?.indicator;
  const [title, description] = indicator
    ? [`${indicator.names.en} · ${indicator.names.lo}`, `${indicator.number}, ${indicator.unit}, by point and day. ${indicator.formula.en} · ${indicator.formula.lo}`]
    : ['Flow monitoring points · ຈຸດຕິດຕາມ', 'The register; coordinates that nobody has confirmed on the ground are marked. ທະບຽນຈຸດ.'];
  const opened = points.map(({ openedOn }) => openedOn).toSorted()[0];
  return {
    id, title, description: notice + description, itemType: 'feature', crs: [CRS84],
    extent: {
      ...(points.length > 0 ? { spatial: { bbox: [boxAround(points)], crs: CRS84 } } : {}),
      ...(opened === undefined ? {} : { temporal: { interval: [[`${opened}T00:00:00+07:00`, null]], trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian' } }),
    },
    links: [linkTo(`${root}/collections/${id}`, 'self'), linkTo(`${root}/collections/${id}/items`, 'items', GEOJSON)],
  };
}

function boxAround(points: readonly MonitoringPoint[]): number[] {
  const [lons, lats] = [points.map(({ lon }) => lon), points.map(({ lat }) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

export interface ItemsPage {
  readonly features: readonly object[];
  readonly next: string | null;
}

/** @param self where this page stands; `next` is a cursor that takes the place of its own */
export function featureCollection(self: URL, collection: string, { features, next }: ItemsPage): object {
  const onwards = new URL(self);
  if (next !== null) onwards.searchParams.set('cursor', next);
  const links = [linkTo(self.href, 'self', GEOJSON), ...(next === null ? [] : [linkTo(onwards.href, 'next', GEOJSON)]), linkTo(collection, 'collection')];
  return { type: 'FeatureCollection', numberReturned: features.length, features, links };
}
