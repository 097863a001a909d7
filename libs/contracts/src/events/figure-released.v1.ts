import { createHash } from 'node:crypto';
import { IsIn, IsInt, IsObject, IsOptional, IsString, Min } from 'class-validator';
import type { LocalDay } from '../vocabulary/local-day.js';
import { defineTopic } from '../topic.js';

/** SDMX CL_CONF_STATUS: F is free to publish, C is suppressed. */
export const RELEASE_STATUSES = ['F', 'C'] as const;
export type ReleaseStatus = (typeof RELEASE_STATUSES)[number];

/** What a release holds when it is whole: without it nothing of the release is shown to anybody. */
export interface ReleaseManifest {
  readonly cells: number;
  /** Of the cells, as `releaseHash` makes it. */
  readonly sha256: string;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly title: { readonly en: string; readonly lo: string };
  /** ISO 8601. */
  readonly publishedAt: string;
  /** Instant up to which the figures know, ISO 8601. */
  readonly asOf: string;
  readonly measures: readonly string[];
}

/** Key of the manifest where a cell's would stand. */
export const MANIFEST_CELL = 'manifest';

/**
 * One cell of a public release, or its manifest. A cell that is not there is zero; one that is suppressed is there without a value. What is
 * released never changes: a later release has a number of its own.
 */
export class FigureReleasedV1 {
  @IsInt() @Min(1) readonly release: number;
  /** `movements/2026-06/province=LA03,direction=inflow`, or `manifest`. */
  @IsString() readonly cell: string;
  @IsOptional() @IsString() readonly measure: string | null;
  /** `2026-06-01`, `2026-06`, `2026-Q2` or `2026`. */
  @IsOptional() @IsString() readonly period: string | null;
  /** The dimensions of the cell; one that is not named is summed over. */
  @IsOptional() @IsObject() readonly dimensions: Readonly<Record<string, string>> | null;
  /** Null where it is suppressed. */
  @IsOptional() @IsInt() @Min(0) readonly value: number | null;
  @IsOptional() @IsIn(RELEASE_STATUSES) readonly confStatus: ReleaseStatus | null;
  @IsOptional() @IsObject() readonly manifest: ReleaseManifest | null;
  /** 1 and no other: what is released does not change. */
  @IsInt() @Min(1) readonly revision: number;
}

export const FIGURE_RELEASED = defineTopic<FigureReleasedV1>({
  name: 'fm.figure.released.v1',
  payload: FigureReleasedV1,
  keyOf: (event) => `${event.release}/${event.cell}`,
  versionOf: (event) => String(event.revision),
  producer: 'aggregation',
  consumers: ['gateway'],
  tier: 'public',
  retention: { compact: true },
});

/** SHA-256 (hex) over one line a cell, in the order of the cells' bytes: the cell, a tab, its value or `C`, a line feed. */
export function releaseHash(cells: readonly { readonly cell: string; readonly value: number | null }[]): string {
  const lines = cells.map(({ cell, value }) => Buffer.from(`${cell}\t${value ?? 'C'}\n`)).sort((a, b) => Buffer.compare(a, b));
  return createHash('sha256').update(Buffer.concat(lines)).digest('hex');
}
