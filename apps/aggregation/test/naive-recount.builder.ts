import type { Sums } from './counting.builder.js';

/** What one version of a submission says, in the plainest words. */
export interface ModelState {
  readonly kind: 'counted' | 'flagged' | 'held' | 'rejected' | 'withdrawn';
  readonly point: string;
  readonly day: string;
  readonly nTotal: number;
  readonly hour: number | null;
  readonly reasons: readonly string[] | null;
}

export interface ModelEvent {
  readonly key: string;
  /** Steps of one submission, from 1. */
  readonly step: number;
  /** Milliseconds since 1970. */
  readonly effectiveAt: number;
  readonly backfill: boolean;
  readonly state: ModelState;
}

export type Figures = Record<string, Sums>;

/** Of each submission the last step among these events. */
export function lastOfEach(events: readonly ModelEvent[]): ModelEvent[] {
  const last: Record<string, ModelEvent> = {};
  for (const event of events) if ((last[event.key]?.step ?? 0) < event.step) last[event.key] = event;
  return Object.values(last);
}

/** The figures of a set of records, added up from nothing. Shares no line with the service. */
export function recountOf(states: readonly ModelState[]): Figures {
  const figures: Record<string, [number, number, number, number, number]> = {};
  const add = (name: string, more: readonly number[]): void => {
    const sums = (figures[name] ??= [0, 0, 0, 0, 0]);
    more.forEach((n, index) => { sums[index] = (sums[index] ?? 0) + n; });
  };
  for (const { kind, point, day, nTotal, hour, reasons } of states) {
    const name = (cube: string, rest = ''): string => `fmp.direction${cube} ${point}|inflow${rest} ${day}`;
    if (kind === 'held') add(name(''), [0, 0, 0, 1, nTotal]);
    if (kind !== 'counted' && kind !== 'flagged') continue;
    const all = [nTotal, 1, kind === 'flagged' ? 1 : 0, 0, 0];
    add(name(''), all);
    add(name('.nationality', '|XXX'), all);
    add(name('.sex.age', '|unknown|unknown'), all);
    add(name('.transport.movementType', '|unknown|unknown'), all);
    add(name('.depCountry.depProvince.destCountry.destProvince', '|XXX|unknown|XXX|unknown'), all);
    add(name('.hour', hour === null ? '|unknown' : `|0${hour}`), all);
    for (const reason of reasons === null ? [] : ['_base', ...reasons]) add(name('.reason', `|${reason}`), all);
  }
  return figures;
}

/** What changed between two recounts, in value and records; cells in which nothing did are left out. */
export function differenceOf(before: Figures, after: Figures): Record<string, [number, number]> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = names.map((name): [string, [number, number]] => [name, [0, 1].map((index) => (after[name]?.[index] ?? 0) - (before[name]?.[index] ?? 0)) as [number, number]]);
  return Object.fromEntries(changed.filter(([, [value, records]]) => value !== 0 || records !== 0));
}
