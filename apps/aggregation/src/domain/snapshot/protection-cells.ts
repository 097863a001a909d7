import { EXPLOITATION_ITEMS, PROTECTION_MARKS } from '@fm/contracts/indicators';
import type { FormKind } from '@fm/contracts/vocabulary';
import type { ProtectionMarks } from '../protection-marks.js';
import { cubeOf, marginsOf, snapshotId, type SnapshotCell } from './snapshot-cell.js';

/** Yes and no of one submission, and the periods in which they count. Of a round only the whole is told, over its provinces. */
export interface PlacedMarks {
  readonly kind: FormKind;
  readonly province: string;
  readonly marks: ProtectionMarks;
  readonly periods: readonly string[];
  readonly rounds: readonly string[];
}

/** Whether a mark is true of a submission; null: not asked, or not answered. As PROTECTION_MARKS says it in words. */
export function markIn(mark: string, { kind, marks }: Pick<PlacedMarks, 'kind' | 'marks'>): boolean | null {
  if (mark === 'exploitation_own' || mark === 'exploitation_family') return exploitation(mark, marks);
  if (mark === 'protection_concern' || mark === 'uac') return kind === 'fmr' ? (marks[mark] ?? null) : null;
  const [item = ''] = mark.split('.');
  return marks[item] === undefined ? null : (marks[mark] ?? false);
}

/** All four answered, or any own experience: who tells of one thing and is silent on another has answered. */
function exploitation(mark: 'exploitation_own' | 'exploitation_family', marks: ProtectionMarks): boolean | null {
  const own = EXPLOITATION_ITEMS.some((item) => marks[`${item}.own`] === true);
  if (!own && !EXPLOITATION_ITEMS.every((item) => marks[item] === true)) return null;
  return mark === 'exploitation_own' ? own : !own && EXPLOITATION_ITEMS.some((item) => marks[`${item}.family`] === true);
}

type Tally = { -readonly [K in keyof SnapshotCell]: SnapshotCell[K] } & { base: number };

/** A cell for every mark of which anybody was asked, also where it is true of nobody. */
export function protectionCells(submissions: readonly PlacedMarks[]): Map<string, SnapshotCell> {
  const cells = new Map<string, Tally>();
  const whole = cubeOf('protection-marks', ['mark']);
  for (const submission of submissions) {
    for (const mark of Object.keys(PROTECTION_MARKS)) {
      const yes = markIn(mark, submission);
      if (yes === null) continue;
      const margins = [...marginsOf('protection-marks', { mark, province: submission.province })];
      for (const period of submission.periods) for (const margin of margins) add(cells, { ...margin, period }, yes);
      for (const period of submission.rounds) for (const margin of margins) if (margin.cube === whole) add(cells, { ...margin, period }, yes);
    }
  }
  return cells;
}

function add(cells: Map<string, Tally>, place: Pick<SnapshotCell, 'cube' | 'codes' | 'period'>, yes: boolean): void {
  const at = { measure: 'protection-marks', ...place } as const;
  const id = snapshotId(at);
  const cell = cells.get(id) ?? { ...at, value: 0, base: 0 };
  cell.base += 1;
  if (yes) cell.value += 1;
  cells.set(id, cell);
}
