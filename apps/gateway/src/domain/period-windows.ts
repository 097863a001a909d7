import { periodOf, spanOfPeriod, type DaySpan, type Interval } from '@fm/indicators';
import { addDays, type LocalDay } from '@fm/contracts/vocabulary';

/** The next run of whole periods of a span, beginning with the one in which `from` lies; cut only where the span itself is cut. */
export function nextWindow(span: DaySpan, interval: Interval, from: LocalDay, periods: number): DaySpan {
  if (interval === 'total') return { from, to: span.to };
  let to = lastDayAfter(from, interval, span);
  for (let taken = 1; taken < periods && to < span.to; taken++) to = lastDayAfter(addDays(to, 1), interval, span);
  return { from, to: to < span.to ? to : span.to };
}

/** A span widened to whole periods at both ends. */
export function aligned({ from, to }: DaySpan, interval: Interval): DaySpan {
  if (interval === 'total') return { from, to };
  return { from: spanOfPeriod(periodOf(from, interval), { from, to }).from, to: lastDayAfter(to, interval, { from, to }) };
}

const lastDayAfter = (day: LocalDay, interval: Interval, span: DaySpan): LocalDay => spanOfPeriod(periodOf(day, interval), span).to;

/** How many periods to take next, so that a piece comes near to the wanted number of rows; never more than four times what went before. */
export function periodsFor(wantedRows: number, { periods, rows }: { readonly periods: number; readonly rows: number }): number {
  const fitting = rows === 0 ? Number.POSITIVE_INFINITY : Math.floor((wantedRows * periods) / rows);
  return Math.max(1, Math.min(fitting, periods * 4));
}
