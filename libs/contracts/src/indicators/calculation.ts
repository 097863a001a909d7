import type { CubeDimension, DimensionName } from './dimensions.js';

/** Codes by dimension: a cell belongs where each of its codes is among those named. */
export type Codes = Readonly<Partial<Record<CubeDimension, readonly string[]>>>;

/** A sum over cells of the indicator's measure. */
export interface Part {
  readonly where: Codes;
  /** Cells that are taken off again. */
  readonly less?: Codes;
}

/** Further figures that stand beside the value of a row under their own names. */
export type Beside = Readonly<Record<string, Part>>;

/** How an indicator follows from additive cells: data, read by whoever serves figures. Shares and rates are in percent, unrounded. */
export type Calculation =
  /** The cells added up: their values, or the records behind them. */
  | { readonly kind: 'sum'; readonly of: 'value' | 'nRecords' }
  /** A row within the sum over `over`, everything else being equal; `within` is never left to be mixed. `known`: cells of these codes alone. */
  | { readonly kind: 'share'; readonly over: readonly DimensionName[]; readonly within?: 'direction' | 'pointClass'; readonly known?: Codes; readonly groups?: true }
  /** A category of a multi-choice dimension within what stands under `_base`. */
  | { readonly kind: 'rate'; readonly over: DimensionName }
  /** One sum within another, in percent. */
  | { readonly kind: 'ratio'; readonly part: Part; readonly whole: Part; readonly beside?: Beside }
  /** 1 less the weighted shares, 0 to 1. */
  | { readonly kind: 'index'; readonly less: readonly { readonly weight: number; readonly part: Part; readonly whole: Part }[]; readonly beside: Beside }
  /** Movements by the days of the calendar. */
  | { readonly kind: 'per-calendar-day' }
  /** For each point its movements by its operational days; then the sum over the points that have any. */
  | { readonly kind: 'per-operational-day' }
  /** Movements of a point and day times planned by observed hours, where at least `least` of the plan was observed; otherwise as they are. */
  | { readonly kind: 'adjusted'; readonly least: number }
  /** Observed within planned hours of the days that have a plan. */
  | { readonly kind: 'coverage' }
  /** The change from the period before, in percent of it. */
  | { readonly kind: 'trend'; readonly of: 'daily-average' | 'total'; readonly least: number }
  /** Movements in observed hours, by those hours. */
  | { readonly kind: 'per-observed-hour' }
  /** The greatest of the operational days within their median. */
  | { readonly kind: 'peak' }
  /** A cell of a snapshot, read and never summed: its value, or its value in percent of its base. `beside` are cells of other codes. */
  | { readonly kind: 'snapshot'; readonly tell: 'value' | 'share'; readonly where: Codes; readonly beside: 'none' | 'refusal' };

/** The dimensions whose codes the formula itself sets, so that a question cannot. */
export function dimensionsFixedBy(calculation: Calculation): readonly CubeDimension[] {
  switch (calculation.kind) {
    case 'sum':
    case 'share':
    case 'rate':
    case 'per-calendar-day':
    case 'per-operational-day':
    case 'adjusted':
    case 'coverage':
    case 'trend':
    case 'per-observed-hour':
    case 'peak': return [];
    case 'ratio': return namesIn(calculation.part, calculation.whole, ...Object.values(calculation.beside ?? {}));
    case 'index': return namesIn(...calculation.less.flatMap(({ part, whole }) => [part, whole]), ...Object.values(calculation.beside));
    case 'snapshot': return Object.keys(calculation.where) as CubeDimension[];
  }
}

const namesIn = (...parts: readonly Part[]): CubeDimension[] => [...new Set(parts.flatMap(({ where, less }) => Object.keys({ ...where, ...less })))] as CubeDimension[];
