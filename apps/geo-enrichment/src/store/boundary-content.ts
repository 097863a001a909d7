import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { BoundaryContent, MappedArea } from '../domain/boundaries/mapped-area.js';

/** An area as it is stored: rings as plain lists of numbers. */
type StoredArea = Omit<MappedArea, 'polygons'> & { readonly polygons: readonly (readonly (readonly number[])[])[] };

/** The areas of a set, small enough for a column: the 148 districts take less than a megabyte. */
export async function packed({ home, abroad }: BoundaryContent): Promise<Buffer> {
  const stored = (areas: readonly MappedArea[]): StoredArea[] => areas.map((area) => ({ ...area, polygons: area.polygons.map((polygon) => polygon.map((ring) => [...ring])) }));
  return promisify(gzip)(JSON.stringify({ home: stored(home), abroad: stored(abroad) }));
}

export async function unpacked(content: Buffer): Promise<BoundaryContent> {
  const { home, abroad } = JSON.parse((await promisify(gunzip)(content)).toString('utf8')) as { home: StoredArea[]; abroad: StoredArea[] };
  const mapped = (areas: readonly StoredArea[]): MappedArea[] => areas.map((area) => ({ ...area, polygons: area.polygons.map((polygon) => polygon.map((ring) => Float64Array.from(ring))) }));
  return { home: mapped(home), abroad: mapped(abroad) };
}
