import { describe, expect, it } from '@jest/globals';
import { cellChanges, type Step } from './cell-changes.js';
import type { Contribution, Part } from './contribution.js';
import { Finality } from './finality.js';

const type = 'fm.submission.located.v1';
const early = { type, effectiveAt: '2026-06-01T10:00:00+07:00', traceparent: 'early' };
const late = { type, effectiveAt: '2026-06-01T04:00:00Z', traceparent: 'late' };

function contribution(parts: Part[], nFlagged = 0): Contribution {
  return { point: 'P', direction: 'inflow', day: '2026-06-01', counts: { nRecords: 1, nFlagged, nHeld: 0, heldMovements: 0 }, parts };
}

const step = (sign: 1 | -1, parts: Part[], nFlagged = 0): Step => ({ contribution: contribution(parts, nFlagged), sign, cause: sign === 1 ? late : early });

const never = new Finality(new Map());

describe('the changes of a batch', () => {
  it('are one a cell, with the latest cause by time and not by spelling', () => {
    const changes = cellChanges([step(1, [['total', '', 5]]), step(-1, [['total', '', 2]]), step(1, [['total', '', 1]])], never);
    expect(changes).toEqual([{ cube: 'total', cubeKey: 'P|inflow', day: '2026-06-01', value: 4, nRecords: 1, nFlagged: 0, nHeld: 0, heldMovements: 0, cause: late, restatedBy: null }]);
  });

  it('leave out a cell in which everything cancels out', () => {
    const changes = cellChanges([step(-1, [['total', '', 5], ['hour', '08', 5]]), step(1, [['total', '', 5], ['hour', '09', 5]])], never);
    expect(changes.map(({ cube, cubeKey, value, nRecords }) => [cube, cubeKey, value, nRecords])).toEqual([['hour', 'P|inflow|08', -5, -1], ['hour', 'P|inflow|09', 5, 1]]);
  });

  it('keep a cell of which only the flags change', () => {
    expect(cellChanges([step(-1, [['total', '', 5]]), step(1, [['total', '', 5]], 1)], never)).toMatchObject([{ value: 0, nRecords: 0, nFlagged: 1 }]);
  });

  const after = { ...late, effectiveAt: '2026-06-20T00:00:00Z' };
  const restatedBy = (...steps: Step[]) => cellChanges(steps, never).map((change) => change.restatedBy);

  it('say apart what came after the day was final', () => {
    expect(restatedBy(step(1, [['total', '', 5]]), { ...step(1, [['total', '', 2]]), cause: after })).toEqual([{ value: 2, nRecords: 1, cause: after }]);
  });

  it('restate nothing by a first reading, nor by flags alone', () => {
    expect(restatedBy({ ...step(1, [['total', '', 5]]), cause: after, firstRead: true })).toEqual([null]);
    expect(restatedBy({ ...step(-1, [['total', '', 5]]), cause: after }, { ...step(1, [['total', '', 5]], 1), cause: after })).toEqual([null]);
  });

  it('restate also where what came before and after cancel out', () => {
    expect(restatedBy(step(1, [['total', '', 5]]), { ...step(-1, [['total', '', 5]]), cause: after })).toEqual([{ value: -5, nRecords: -1, cause: after }]);
  });
});
