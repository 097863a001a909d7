import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Polygon, Ring } from '../geometry/area-shape.js';

/** A polygon or several, with what the file says of them. */
export interface MapFeature {
  readonly id: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly polygons: readonly Polygon[];
}

/** What cannot be read as a map. The message says what to do. */
export class UnreadableMap extends Error {
  override readonly name = 'UnreadableMap';
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The areas of a GeoJSON FeatureCollection or of every object of a TopoJSON topology; what is no polygon is left out.
 * @throws UnreadableMap
 */
export function readMap(text: string): MapFeature[] {
  return featuresOf(parsed(text));
}

/** The same of a file that is parsed already. */
export function featuresOf(map: Json): MapFeature[] {
  if (map['type'] === 'Topology') return readTopology(map as unknown as Topology);
  if (map['type'] === 'FeatureCollection' && Array.isArray(map['features'])) return map['features'].flatMap((one) => (isJson(one) ? featureOf(one) : []));
  throw new UnreadableMap('The file is neither a GeoJSON FeatureCollection nor a TopoJSON topology: export it as one of the two.');
}

function parsed(text: string): Json {
  try {
    const map: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isJson(map)) return map;
  } catch {
    // Said below.
  }
  throw new UnreadableMap('The file is no JSON: export the boundaries as GeoJSON or TopoJSON (a shapefile must be converted first).');
}

function readTopology(topology: Topology): MapFeature[] {
  return Object.values(topology.objects).flatMap((object) => {
    const collection = (object.type === 'GeometryCollection' ? object : { type: 'GeometryCollection', geometries: [object] }) as GeometryCollection;
    return feature(topology, collection).features.flatMap((one) => featureOf(one as unknown as Json));
  });
}

function featureOf({ id, properties, geometry }: Json): MapFeature[] {
  if (!isJson(geometry)) return [];
  const polygons = polygonsOf(geometry);
  const known = typeof id === 'string' || typeof id === 'number' ? String(id) : null;
  return polygons.length === 0 ? [] : [{ id: known, properties: isJson(properties) ? properties : {}, polygons }];
}

function polygonsOf({ type, coordinates }: Json): Polygon[] {
  if (!Array.isArray(coordinates)) return [];
  if (type === 'Polygon') return [polygonOf(coordinates)];
  return type === 'MultiPolygon' ? coordinates.map((one: unknown) => polygonOf(one)) : [];
}

function polygonOf(rings: unknown): Polygon {
  if (!Array.isArray(rings)) throw new UnreadableMap('A polygon of the file has no rings: it is damaged; export it again.');
  return rings.map(ringOf);
}

function ringOf(corners: unknown): Ring {
  if (!Array.isArray(corners)) throw new UnreadableMap('A ring of the file has no corners: it is damaged; export it again.');
  const flat = new Float64Array(corners.length * 2);
  corners.forEach((corner: unknown, index) => {
    const [x, y]: unknown[] = Array.isArray(corner) ? corner : [];
    if (typeof x !== 'number' || typeof y !== 'number') throw new UnreadableMap('A corner of the file has no longitude and latitude: it is damaged; export it again.');
    flat.set([x, y], index * 2);
  });
  return flat;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
