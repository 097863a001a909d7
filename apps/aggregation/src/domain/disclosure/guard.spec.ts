import { describe, expect, it } from '@jest/globals';
import { atomsOf, type BaseRow } from './base-atom.js';
import { foldAtoms } from './fold-atoms.js';
import { guard, type EarlierRelease, type Guarded } from './guard.js';

const SPAN = { from: '2026-06-01', to: '2026-06-30' };
const FRAME = { measure: 'movements', span: SPAN, places: new Map([['A', { province: 'LA03', district: 'LA0301' }]]) };

/** Movements into A on 1 June by nationality, with their total. */
const counted = (codes: Readonly<Record<string, number>>, day = '2026-06-01'): BaseRow[] => {
  const row = { fmp: 'A', direction: 'inflow', day, records: 9 };
  const total = Object.values(codes).reduce((sum, value) => sum + value, 0);
  return [{ ...row, cube: 'total', codes: [], value: total }, ...Object.entries(codes).map(([code, value]): BaseRow => ({ ...row, cube: 'nationality', codes: [code], value }))];
};
const release = (rows: BaseRow[], hidden: string[] = [], span = SPAN): EarlierRelease => {
  const atoms = atomsOf(rows);
  return { span, atoms, cells: foldAtoms(atoms.values(), { ...FRAME, span }), hidden: new Set(hidden) };
};
const later = (rows: BaseRow[], ...earlier: EarlierRelease[]): Guarded & { total: number | undefined } => {
  const guarded = guard(atomsOf(rows), earlier, FRAME, { threshold: 5 });
  return { ...guarded, total: foldAtoms(guarded.atoms.values(), FRAME).get('movements/2026-06/all')?.value };
};

describe('the guard between releases', () => {
  it.each<[string, Record<string, number>, number]>([
    ['nothing changed', { LAO: 30, CHN: 20 }, 50],
    ['by the threshold in a part and in all', { LAO: 35, CHN: 20 }, 55],
    ['by one less than the threshold', { LAO: 34, CHN: 20 }, 50],
    ['downwards by too little', { LAO: 29, CHN: 20 }, 50],
    ['downwards by enough', { LAO: 20, CHN: 20 }, 40],
    ['parts by too little though all by enough', { LAO: 33, CHN: 23 }, 50],
    ['parts by enough though all by too little', { LAO: 36, CHN: 18 }, 50],
    ['a code that was zero to a few', { LAO: 30, CHN: 30, VNM: 2 }, 50],
    ['parts by enough that cancel out', { LAO: 36, CHN: 14 }, 50],
  ])('%s', (_, codes, total) => {
    expect(later(counted(codes), release(counted({ LAO: 30, CHN: 20 }))).total).toBe(total);
  });

  it('leaves what was not published free to move, and new days free to come', () => {
    const earlier = release(counted({ LAO: 30, CHN: 2 }), Object.values(['', 'province=LA03,', 'province=LA03,district=LA0301,', 'province=LA03,district=LA0301,fmp=A,']).flatMap((place) => [`movements/2026-06/${place}nationality=CHN`, `movements/2026-06/${place}direction=inflow,nationality=CHN`]));
    expect(later(counted({ LAO: 36, CHN: 4 }), earlier).total).toBe(40);
    const week = release(counted({ LAO: 30 }), [], { from: '2026-06-01', to: '2026-06-07' });
    expect(later([...counted({ LAO: 30 }), ...counted({ LAO: 2 }, '2026-06-20')], week).total).toBe(32);
  });

  it('goes by the newest release that published a cell, and hides what two releases together moved by too little', () => {
    const month = release([...counted({ LAO: 30 }), ...counted({ LAO: 40 }, '2026-06-10')]);
    const week = release(counted({ LAO: 38 }), [], { from: '2026-06-01', to: '2026-06-07' });
    const next = release(counted({ LAO: 34 }, '2026-06-10'), [], { from: '2026-06-08', to: '2026-06-14' });
    const both = [...counted({ LAO: 38 }), ...counted({ LAO: 34 }, '2026-06-10')];
    expect(later(both, month, week)).toMatchObject({ total: 78, heldBack: ['2026-06-10/A/inflow'] });
    const hidden = later(both, month, week, next);
    expect([hidden.total, hidden.heldBack, [...hidden.hide].includes('movements/2026-06/all')]).toEqual([72, [], true]);
  });
});
