import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atomsOf } from '../../src/domain/disclosure/base-atom.js';
import { PUBLIC_POLICY } from '../../src/domain/disclosure/disclosure-policy.js';
import { publishedValue, type EarlierRelease } from '../../src/domain/disclosure/guard.js';
import { highsSolver } from '../../src/domain/disclosure/highs-solver.js';
import type { LinearSolver } from '../../src/domain/disclosure/linear-program.js';
import { makeRelease } from '../../src/domain/disclosure/make-release.js';
import type { DaySpan } from '../../src/domain/disclosure/released-period.js';
import { attack, type PublicRelease } from './attacker.js';
import { aGroup, PLACES, rowsOf, type Group } from './base-rows.builder.js';

const APRIL = { from: '2026-04-01', to: '2026-04-30' };
const TO_MAY = { from: '2026-04-01', to: '2026-05-31' };
const QUARTER = { from: '2026-04-01', to: '2026-06-30' };
const DAYS = ['2026-04-03', '2026-05-05', '2026-06-06'];

interface Published extends EarlierRelease {
  readonly publicly: PublicRelease;
}

describe('an attacker with all public releases and a solver', () => {
  let solver: LinearSolver;
  beforeAll(async () => { solver = await highsSolver(); });

  const publish = async (groups: readonly Group[], span: DaySpan, earlier: readonly Published[]): Promise<Published> => {
    const within = groups.filter(({ day }) => day >= span.from && day <= span.to);
    const made = await makeRelease({ frame: { measure: 'movements', span, places: PLACES }, live: atomsOf(rowsOf(within)), earlier, policy: PUBLIC_POLICY }, { solver, pause: () => Promise.resolve() });
    expect(made.audit).toMatchObject({ clean: true, narrow: [], broken: [] });
    const cells = [...made.cells.values()].map(({ id, value }) => ({ cell: id, value: made.hidden.has(id) ? null : value }));
    return { span, atoms: made.atoms, cells: made.cells, hidden: made.hidden, publicly: { cells } };
  };

  const attacked = (releases: readonly Published[]): ReturnType<typeof attack> =>
    attack(releases.map(({ publicly }) => publicly), (index, cell) => `${cell}=${releases[index]?.cells.get(cell)?.value}`, PUBLIC_POLICY.threshold + 1e-6);

  const season = fc.tuple(
    fc.array(aGroup(DAYS), { minLength: 70, maxLength: 110 }), fc.array(aGroup(DAYS), { maxLength: 8 }), fc.array(fc.nat(99), { maxLength: 4 }), fc.array(aGroup(DAYS), { maxLength: 10 }),
  );

  it('narrows no hidden cell to the threshold, over corrected and growing releases; what is published moves by nothing or by the threshold', async () => {
    await fc.assert(fc.asyncProperty(season, async ([first, late, gone, more]) => {
      const second = [...first.filter((_, index) => !gone.includes(index)), ...late];
      const releases: Published[] = [];
      for (const [groups, span] of [[first, APRIL], [second, TO_MAY], [[...second, ...more], QUARTER]] as const) {
        const release = await publish(groups, span, releases);
        for (const cell of release.cells.values()) {
          const before = publishedValue(cell, releases);
          if (before !== null && !release.hidden.has(cell.id)) expect(cell.value === before || Math.abs(cell.value - before) >= PUBLIC_POLICY.threshold).toBe(true);
        }
        releases.push(release);
      }
      const narrow = (await attacked(releases)).filter(({ least, most }) => most - least <= PUBLIC_POLICY.threshold);
      expect(narrow).toEqual([]);
    }), { numRuns: 10, endOnFailure: true });
  }, 400_000);

  it('would win against hiding only what is small', async () => {
    const groups = Array.from({ length: 20 }, (_, index): Group => ({ day: '2026-04-03', fmp: index < 6 ? 'A' : 'B', direction: 'inflow', nationality: index === 0 ? 'VNM' : 'LAO', sex: 'F', age: '18-59', reasons: null, n: 3 }));
    const release = await publish(groups, APRIL, []);
    const bare = { cells: release.publicly.cells.map(({ cell }) => ({ cell, value: PUBLIC_POLICY.isSensitive(release.cells.get(cell) ?? { value: 0, records: 0, base: null }) ? null : (release.cells.get(cell)?.value ?? 0) })) };
    const ranges = await attack([bare], (_, cell) => cell, Infinity);
    expect(ranges.filter(({ least, most }) => most - least < 1e-6).map(({ cell }) => cell)).toContain('movements/2026-04/nationality=VNM');
    expect((await attacked([release])).every(({ least, most }) => most - least > PUBLIC_POLICY.threshold)).toBe(true);
  });
});
