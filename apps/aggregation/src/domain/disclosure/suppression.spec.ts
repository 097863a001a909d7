import { beforeAll, describe, expect, it } from '@jest/globals';
import { Audit, type AuditResult } from './audit.js';
import type { Relation } from './cell-relations.js';
import type { DisclosureCell } from './disclosure-cell.js';
import { PUBLIC_POLICY } from './disclosure-policy.js';
import { highsSolver } from './highs-solver.js';
import type { LinearSolver } from './linear-program.js';
import { Suppression } from './suppression.js';

const cellsOf = (values: Readonly<Record<string, number>>): Map<string, DisclosureCell> =>
  new Map(Object.entries(values).map(([id, value]) => [id, { id, period: '2026-06', dimensions: {}, value, records: value, base: null }]));
const sum = (total: string, ...parts: string[]): Relation => ({ kind: 'sum', total, parts });
const NONE: ReadonlySet<string> = new Set();

describe('which cells say too much by themselves', () => {
  it.each<[string, number, number, number | null, boolean]>([
    ['zero', 0, 0, null, false], ['one', 1, 1, null, true], ['four', 4, 4, null, true], ['five', 5, 5, null, false],
    ['many of few groups', 80, 4, null, true], ['everybody who answered', 9, 9, 9, true], ['not everybody', 9, 9, 10, false],
  ])('%s', (_, value, ...[records, base, expected]) => {
    expect(PUBLIC_POLICY.isSensitive({ value, records, base })).toBe(expected);
  });
});

describe('what is hidden besides', () => {
  let solver: LinearSolver;
  beforeAll(async () => { solver = await highsSolver(); });

  const pattern = (values: Readonly<Record<string, number>>, relations: Relation[], given: { forced?: string[]; before?: string[]; known?: string[] } = {}): string[] => {
    const [forced, before, known] = [given.forced, given.before, given.known].map((ids) => new Set(ids));
    return [...new Suppression({ cells: cellsOf(values), relations, policy: PUBLIC_POLICY, forced: forced ?? NONE, before: before ?? NONE, known: known ?? NONE }).hidden].sort();
  };
  const audited = (values: Readonly<Record<string, number>>, relations: Relation[], hidden: string[]): Promise<AuditResult> =>
    new Audit(solver, 5, [], () => Promise.resolve()).look({ cells: cellsOf(values), relations, hidden: new Set(hidden) });

  it.each<[string, Record<string, number>, Relation[], string[]]>([
    ['nothing is small', { t: 30, a: 10, b: 20 }, [sum('t', 'a', 'b')], []],
    ['the smallest beside one small', { t: 63, a: 3, b: 40, c: 20 }, [sum('t', 'a', 'b', 'c')], ['a', 'c']],
    ['zeros hide nothing', { t: 23, a: 3, b: 0, c: 20 }, [sum('t', 'a', 'b', 'c')], ['a', 'c']],
    ['two small ones that sum to the threshold need a third', { t: 35, a: 3, b: 2, c: 30 }, [sum('t', 'a', 'b', 'c')], ['a', 'b', 'c']],
    ['two that sum to more do not', { t: 37, a: 3, b: 4, c: 30 }, [sum('t', 'a', 'b', 'c')], ['a', 'b']],
    ['the only part takes its total along', { t: 3, a: 3 }, [sum('t', 'a')], ['a', 't']],
    ['over two margins, in a rectangle', { t: 66, r1: 33, r2: 33, c1: 23, c2: 43, a: 3, b: 30, c: 20, d: 13 }, [sum('r1', 'a', 'b'), sum('r2', 'c', 'd'), sum('c1', 'a', 'c'), sum('c2', 'b', 'd'), sum('t', 'r1', 'r2'), sum('t', 'c1', 'c2')], ['a', 'b', 'c', 'd']],
  ])('%s', async (_, values, relations, expected) => {
    expect(pattern(values, relations)).toEqual(expected);
    expect((await audited(values, relations, expected)).clean).toBe(true);
  });

  it('prefers what was hidden before, leaves what is known anyway, and is the same every time', () => {
    const values = { t: 63, a: 3, b: 40, c: 20 };
    expect(pattern(values, [sum('t', 'a', 'b', 'c')], { before: ['b'] })).toEqual(['a', 'b']);
    expect(pattern(values, [sum('t', 'a', 'b', 'c')], { known: ['c'] })).toEqual(['a', 'b']);
    expect(pattern({ t: 43, a: 3, c: 20, b: 20 }, [sum('t', 'c', 'b', 'a')])).toEqual(['a', 'b']);
    expect(pattern(values, [sum('t', 'a', 'b', 'c')], { forced: ['b'] })).toEqual(['a', 'b']);
  });

  it('the audit finds what the lines give away, and figures that are not whole', async () => {
    const values = { t: 23, a: 3, b: 20 };
    expect(await audited(values, [sum('t', 'a', 'b')], ['a'])).toMatchObject({ clean: false, hidden: 1, narrow: [{ cell: 'a', least: 3, most: 3 }] });
    expect(await audited({ t: 5, a: 3, b: 2 }, [sum('t', 'a', 'b')], ['a', 'b'])).toMatchObject({ clean: false, narrow: [{ cell: 'a', least: 0, most: 5 }, { cell: 'b', least: 0, most: 5 }] });
    expect(await audited({ base: 5, a: 3 }, [{ kind: 'bound', lesser: 'a', greater: ['base'] }], ['a'])).toMatchObject({ clean: false });
    expect(await audited({ t: 24, a: 13, b: 20 }, [sum('t', 'a', 'b')], [])).toMatchObject({ clean: false, broken: ['t'] });
  });

  it('the audit sees all releases together', async () => {
    const [values, relations] = [{ t: 63, a: 3, b: 40, c: 20 }, [sum('t', 'a', 'b', 'c')]];
    const table = (hidden: string[]): Parameters<Audit['look']>[0] => ({ cells: cellsOf(values), relations, hidden: new Set(hidden) });
    const after = new Audit(solver, 5, [table(['a', 'b'])], () => Promise.resolve());
    expect(await after.look(table(['a', 'b']))).toMatchObject({ clean: true, releases: 2 });
    expect(await new Audit(solver, 5, [table(['a', 'b'])], () => Promise.resolve()).look(table(['a', 'c']))).toMatchObject({ clean: false, narrow: [{ cell: 'a', least: 3, most: 3 }] });
  });
});
