import { cubeKeyOf, type Cube, type CubeDimension, type MeasureName } from '@fm/contracts/indicators';
import type { LocalDay } from '@fm/contracts/vocabulary';

/** A cell of a measure other than movements: recounted whole, never moved by differences. Hours may be fractions. */
export interface MeasureCell {
  readonly measure: MeasureName;
  readonly cube: string;
  readonly cubeKey: string;
  readonly point: string;
  readonly day: LocalDay;
  readonly value: number;
  readonly nRecords: number;
  readonly nFlagged: number;
}

/** A cell as it was published. */
export interface PublishedCell extends MeasureCell {
  readonly epoch: number;
  readonly revision: number;
  /** ISO 8601. */
  readonly effectiveAt: string;
}

export const measureCellId = ({ measure, cube, cubeKey, day }: Pick<MeasureCell, 'measure' | 'cube' | 'cubeKey' | 'day'>): string => `${measure}/${cube}/${cubeKey}/${day}`;

/** Where cells lie, for what they are made. */
export class CellMaker {
  constructor(
    private readonly point: string,
    private readonly day: LocalDay,
  ) {}

  cell(place: { readonly measure: MeasureName; readonly cube: Cube; readonly codes?: Readonly<Partial<Record<CubeDimension, string>>> }, value: number, [nRecords = 0, nFlagged = 0]: readonly number[] = []): MeasureCell {
    const { measure, cube, codes = {} } = place;
    return { measure, cube: cube.name, cubeKey: cubeKeyOf(cube, { ...codes, fmp: this.point }), point: this.point, day: this.day, value, nRecords, nFlagged };
  }
}
