import type { Calculation } from '@fm/contracts/indicators';
import { coveredSpan, periodBefore, spanBefore, spanOfPeriod, type DaySpan } from '../period.js';
import type { Question } from '../question.js';
import { COMPARED_TOTALS, comparedOn, DAYS_UNKNOWN, exclusionChanged, type Warning } from '../warning.js';
import { averageOver, byPoint, pointsOfRows, type PointAverage } from './averages.js';
import { codesOfRow, keyOf, sum, type Reckoned, type Reckoner, type Surroundings } from './reckoned.js';

type Trend = Extract<Calculation, { kind: 'trend' }>;

interface Panel {
  readonly now: readonly PointAverage[];
  readonly before: readonly PointAverage[];
  readonly broken: readonly string[];
  readonly unmatched: readonly string[];
}

/** From the first day of the period before to the last of this one: within it one rule of exclusion must have held. */
const spanOfBoth = (period: string, { span, interval }: Question): DaySpan => ({
  from: interval === 'total' ? spanBefore('total', span).from : spanOfPeriod(periodBefore(period, span), span).from,
  to: coveredSpan(period, span).to,
});

/** The points that can be compared: with operational days in both, and one rule of exclusion throughout. */
function panelOf({ of }: Trend, now: readonly PointAverage[], before: readonly PointAverage[], breaks: (point: string) => boolean): Panel {
  const points = [...new Set([...now, ...before].map(({ point }) => point))].sort();
  const daysAt = (side: readonly PointAverage[], point: string): number => side.find((entry) => entry.point === point)?.days ?? 0;
  const matched = points.filter((point) => of === 'total' || (daysAt(now, point) > 0 && daysAt(before, point) > 0));
  const broken = points.filter(breaks);
  const compared = matched.filter((point) => !broken.includes(point));
  const only = (side: readonly PointAverage[]): PointAverage[] => side.filter(({ point }) => compared.includes(point));
  return { now: only(now), before: only(before), broken, unmatched: points.filter((point) => !matched.includes(point)) };
}

function changeOf({ of, least }: Trend, { now, before }: Panel): Reckoned {
  const total = (side: readonly PointAverage[]): number | null => sum(side.map(({ movements }) => movements));
  const figure = of === 'total' ? total : averageOver;
  const [current, previous, movements] = [figure(now), figure(before), total(before)];
  const comparable = current !== null && previous !== null && previous !== 0 && movements !== null && movements >= least;
  return { value: comparable ? (100 * (current - previous)) / previous : null, base: previous, beside: { current, previous, points: new Set([...now, ...before].map(({ point }) => point)).size } };
}

function warningsOf({ of }: Trend, panels: readonly Panel[]): Warning[] {
  const named = (pick: (panel: Panel) => readonly string[]): string[] => [...new Set(panels.flatMap(pick))].sort();
  const [compared, broken, unmatched] = [named(({ now, before }) => [...now, ...before].map(({ point }) => point)), named((panel) => panel.broken), named((panel) => panel.unmatched)];
  return [of === 'total' ? COMPARED_TOTALS : comparedOn(compared, unmatched), ...(broken.length > 0 ? [exclusionChanged(broken)] : [])];
}

/** I07, I08: the change from the period before, point by point. */
export const TREND: Reckoner<Trend> = {
  needs: (_, question, cell) => {
    const now = byPoint(question, cell);
    const before = byPoint(question, { ...cell, span: spanBefore(question.interval, question.span) });
    return { cells: { now: now.cell, before: before.cell }, points: { now: now.days, before: before.days } };
  },
  reckon: ({ calculation, question, found, around }) => {
    const { by, span } = question;
    if (calculation.of === 'daily-average' && (found.points['now'] ?? []).length === 0) return { rows: new Map(), warnings: [DAYS_UNKNOWN] };
    const now = pointsOfRows(by, found.cells['now'] ?? [], found.points['now'] ?? []);
    const before = pointsOfRows(by, found.cells['before'] ?? [], found.points['before'] ?? []);
    const compared = [...now].map(([key, { first, points }]) => {
      const earlier = before.get(keyOf({ period: periodBefore(first.period, span), codes: first.codes }, by))?.points ?? [];
      const panel = panelOf(calculation, points, earlier, breaksIn(around, spanOfBoth(first.period, question)));
      return { key, panel, row: { period: first.period, codes: codesOfRow(first, by), ...changeOf(calculation, panel) } };
    });
    return { rows: new Map(compared.map(({ key, row }) => [key, row])), warnings: warningsOf(calculation, compared.map(({ panel }) => panel)) };
  },
};

const breaksIn = ({ exclusions }: Surroundings, span: DaySpan) => (point: string): boolean => exclusions(point, span).length > 1;
