import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { marksOf } from '../protection-marks.js';
import { wholeMonths, yearsTogether } from './fixed-period.js';
import { markIn, protectionCells } from './protection-cells.js';
import { SnapshotCalendar } from './snapshot-calendar.js';
import { cubeOf, snapshotId, type SnapshotCell } from './snapshot-cell.js';
import { PROTECTION_SNAPSHOT, SURVEY_SNAPSHOT } from './snapshot-policy.js';
import { surveyCells, type PlacedInterview } from './survey-cells.js';
import { takeSnapshot, type ToldCell } from './take-snapshot.js';

const calendar = new SnapshotCalendar({ first: '2026', last: '2026' }, [{ round: 'R', from: '2026-04-01', to: '2026-05-31', points: ['P'] }], '2026-07');
const wider = (period: string) => calendar.wider(period);

describe('fixed periods', () => {
  it('are told once they are over, rounds at the end of their last month', () => {
    expect(calendar.periods.filter((period) => !/^\d{4}-\d\d$/.test(period))).toEqual(['2026-Q1', '2026-Q2', 'round:R']);
    expect(calendar.periodsOfDay('P', '2026-05-10')).toEqual(['2026-05', '2026-Q2', 'round:R']);
    expect(calendar.periodsOfDay('Q', '2026-07-01')).toEqual([]);
    expect(new SnapshotCalendar({ first: '2026', last: '2026' }, [], '2027-01').periodsOfMonth('2026-12')).toEqual(['2026-12', '2026-Q4', '2026']);
  });

  it.each([['2026-04-01', '2026-05-31', ['2026-04', '2026-05']], ['2026-02-01', '2026-02-28', ['2026-02']], ['2026-02-01', '2026-02-27', null], ['2026-02-02', '2026-02-28', null], ['2026-12-01', '2027-01-31', ['2026-12', '2027-01']]])('a round from %s to %s has the whole months %j', (from, to, months) => {
    expect(wholeMonths({ from, to })).toEqual(months);
  });

  it('are looked at together with the years into which their rounds reach', () => {
    expect(yearsTogether(['2026-06'], [{ from: '2025-12-01', to: '2026-01-31' }, { from: '2024-12-01', to: '2025-01-31' }, { from: '2028-01-01', to: '2028-02-01' }])).toEqual({ first: '2024', last: '2026' });
  });
});

describe('marks of protection', () => {
  const four = { ct_unpaid: 'no', ct_forced_work: 'no', ct_held: 'no', ct_marriage_offer: 'no' };
  it.each<[string, Record<string, string>, [own: boolean | null, family: boolean | null]]>([
    ['all four answered no', four, [false, false]], ['own experience, though the others are silent', { ct_unpaid: 'self' }, [true, false]],
    ['family only', { ...four, ct_held: 'family_member' }, [false, true]], ['own and family', { ...four, ct_held: 'self family_member' }, [true, false]],
    ['family, though one is silent', { ct_unpaid: 'family_member', ct_held: 'no', ct_forced_work: 'no' }, [null, null]], ['one refused', { ...four, ct_held: 'refused' }, [null, null]],
  ])('of exploitation: %s', (_, answers, [own, family]) => {
    const of = (mark: string) => markIn(mark, { kind: 'ct', marks: marksOf(answers) });
    expect([of('exploitation_own'), of('exploitation_family')]).toEqual([own, family]);
  });

  it('of a group come from registry records alone, of an item from who answered it', () => {
    expect([markIn('uac', { kind: 'fmr', marks: { uac: true } }), markIn('uac', { kind: 'ct', marks: { uac: true } }), markIn('uac', { kind: 'fmr', marks: {} })]).toEqual([true, null, null]);
    const marks = marksOf({ ct_violence: 'family_member', doc_retained_by_other: 'no', ct_held: 'dont_know' });
    expect(['ct_violence.own', 'ct_violence.family', 'ct_held.own', 'doc_retained_by_other'].map((mark) => markIn(mark, { kind: 'ct', marks }))).toEqual([false, true, null, false]);
  });

  const seen = (province: string, yes: number, no: number, months = ['2026-05']) => [...Array<boolean>(yes).fill(true), ...Array<boolean>(no).fill(false)].map((uac, index) => ({ kind: 'fmr' as const, province, marks: { uac }, periods: calendar.periodsOfMonth(months[index % months.length] ?? ''), rounds: calendar.roundsOfMonth(months[index % months.length] ?? '') }));
  const told = (...submissions: ReturnType<typeof seen>[]) => Object.fromEntries(takeSnapshot(protectionCells(submissions.flat()), [], { policy: PROTECTION_SNAPSHOT, wider }).map(({ codes, period, value, base }) => [`${codes.province ?? 'all'} ${period}`, value === null ? null : `${value}/${base}`]));

  it.each<[string, number, number, boolean]>([['11 of 22', 11, 11, true], ['10', 10, 30, false], ['10 who are not', 30, 10, false], ['none', 0, 40, false]])('are told from eleven on, on both sides: %s', (_, yes, no, isTold) => {
    expect(told(seen('LA03', yes, no))['LA03 2026-05']).toBe(isTold ? `${yes}/${yes + no}` : null);
  });

  it('of two provinces are withheld together, but the round and the quarter tell both', () => {
    expect(told(seen('LA03', 20, 20), seen('LA04', 3, 20))).toEqual({
      'LA03 2026-05': null, 'LA04 2026-05': null, 'LA03 2026-Q2': null, 'LA04 2026-Q2': null, 'all 2026-05': '23/63', 'all 2026-Q2': '23/63', 'all round:R': '23/63',
    });
  });

  it('of a month are withheld with another one, where their sum is told', () => {
    const all = told(seen('LA03', 12, 12, ['2026-04']), seen('LA03', 3, 12, ['2026-05']), seen('LA03', 30, 30, ['2026-06']));
    expect([all['all 2026-Q2'], all['all 2026-04'], all['all 2026-05'], all['all 2026-06']]).toEqual(['45/99', null, null, '30/60']);
    expect(all['all round:R']).toBe('15/39');
  });
});

describe('marks by province and month', () => {
  const MONTHS = ['2026-04', '2026-05', '2026-06'];
  const PROVINCES = ['LA03', 'LA04', 'LA-unknown'];
  const group = fc.record({ province: fc.constantFrom(...PROVINCES), month: fc.constantFrom(...MONTHS), yes: fc.nat(30), no: fc.nat(40) });

  it('are never given away by a sum: behind a told one there is none withheld, or two and eleven at least', () => {
    fc.assert(fc.property(fc.array(group, { maxLength: 12 }), (groups) => {
      const truth = (of: (one: (typeof groups)[number]) => boolean) => groups.filter(of).reduce<readonly [number, number]>(([yes, no], one) => [yes + one.yes, no + one.no], [0, 0]);
      const submissions = groups.flatMap(({ province, month, yes, no }) => Array.from({ length: yes + no }, (_, index) => ({ kind: 'fmr' as const, province, marks: { uac: index < yes }, periods: calendar.periodsOfMonth(month), rounds: calendar.roundsOfMonth(month) })));
      const told = new Map(takeSnapshot(protectionCells(submissions), [], { policy: PROTECTION_SNAPSHOT, wider }).map((cell) => [`${cell.codes.province ?? 'all'} ${cell.period}`, cell]));
      const isHidden = (name: string) => told.get(name)?.suppressed === true;
      const check = (total: string, parts: readonly (readonly [name: string, counts: readonly [number, number]])[]): void => {
        if (!told.has(total) || isHidden(total)) return;
        const hidden = parts.filter(([name]) => isHidden(name));
        if (hidden.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        for (const index of [0, 1] as const) expect(hidden.reduce((sum, [, counts]) => sum + counts[index], 0)).toBeGreaterThanOrEqual(11);
      };
      for (const month of MONTHS) check(`all ${month}`, PROVINCES.map((province) => [`${province} ${month}`, truth((one) => one.province === province && one.month === month)] as const));
      for (const place of ['all', ...PROVINCES]) {
        const inMonth = (month: string) => [`${place} ${month}`, truth((one) => (place === 'all' || one.province === place) && one.month === month)] as const;
        check(`${place} 2026-Q2`, MONTHS.map(inMonth));
        if (place === 'all') check('all round:R', MONTHS.slice(0, 2).map(inMonth));
      }
      for (const cell of told.values()) if (!cell.suppressed) expect([cell.value, (cell.base ?? 0) - (cell.value ?? 0)].every((count) => (count ?? 0) >= 11)).toBe(true);
    }), { numRuns: 300 });
  });
});

describe('snapshots of the survey', () => {
  const interview = (province: string, answer: string, differs: Partial<PlacedInterview> = {}): PlacedInterview =>
    ({ outcome: 'completed', answers: [['sex', answer]], bases: answer === 'refused' ? [] : [['sex', null]], wageGap: null, province, direction: 'outflow', periods: ['2026-05'], ...differs });
  const many = (n: number, ...of: Parameters<typeof interview>) => Array.from({ length: n }, () => interview(...of));
  const take = (interviews: readonly PlacedInterview[], before: readonly ToldCell[] = []) => takeSnapshot(surveyCells(interviews), before, { policy: SURVEY_SNAPSHOT, wider });
  const share = (cells: readonly ToldCell[], ...[province, answer]: [string | null, string]) => {
    const cell = cells.find(({ cube, codes }) => cube.name === (province === null ? 'question.answer' : 'province.question.answer') && codes.answer === answer && (province === null || codes.province === province));
    return cell && (cell.suppressed ? null : `${cell.value}/${cell.base}`);
  };

  it('tell shares with their base, who refused beside it', () => {
    const cells = take([...many(20, 'LA03', 'f'), ...many(25, 'LA03', 'm'), ...many(6, 'LA03', 'refused')]);
    expect([share(cells, 'LA03', 'f'), share(cells, 'LA03', 'm'), share(cells, 'LA03', 'refused')]).toEqual(['20/45', '25/45', '6/45']);
    expect(cells.filter(({ measure }) => measure === 'fms-interviews').map(({ cube, value }) => `${cube.name} ${value}`)).toEqual(['outcome 51', 'province.outcome 51', 'direction.outcome 51', 'province.direction.outcome 51']);
  });

  it('withhold bases under thirty and cells under five, and what would tell them', () => {
    expect(share(take(many(29, 'LA03', 'f')), 'LA03', 'f')).toBeNull();
    const cells = take([...many(30, 'LA03', 'f'), ...many(4, 'LA03', 'm'), ...many(9, 'LA03', 'other'), ...many(40, 'LA04', 'f'), ...many(20, 'LA04', 'm'), ...many(20, 'LA04', 'other')]);
    expect(['f', 'm', 'other'].map((answer) => share(cells, 'LA03', answer))).toEqual(['30/43', null, null]);
    expect(['f', 'm', 'other'].map((answer) => share(cells, 'LA04', answer))).toEqual(['40/80', null, null]);
    expect(['f', 'm', 'other'].map((answer) => share(cells, null, answer))).toEqual(['70/123', '24/123', '29/123']);
  });

  it('say the old numbers again until they move by the threshold', () => {
    const first = take(many(40, 'LA03', 'f'));
    const again = (n: number) => share(take(many(n, 'LA03', 'f'), first), 'LA03', 'f');
    expect([again(40), again(44), again(36), again(45), again(35)]).toEqual(['40/40', '40/40', '40/40', '45/45', '35/35']);
  });

  it('keep withheld what was withheld, until it is another number', () => {
    const first = take([...many(40, 'LA03', 'f'), ...many(4, 'LA03', 'm'), ...many(6, 'LA03', 'other')]);
    const again = (m: number, other: number) => {
      const cells = take([...many(40, 'LA03', 'f'), ...many(m, 'LA03', 'm'), ...many(other, 'LA03', 'other')], first);
      return ['m', 'other'].map((answer) => share(cells, 'LA03', answer));
    };
    expect([again(6, 8), again(9, 11)]).toEqual([[null, null], ['9/60', '11/60']]);
  });

  it('say nothing twice, whatever the order of the interviews', () => {
    const all = [...many(40, 'LA03', 'f'), ...many(4, 'LA04', 'm'), ...many(31, 'LA04', 'f'), ...many(5, 'LA04', 'other')];
    const first = take(all);
    const told = (cells: readonly ToldCell[]) => new Map(cells.map((cell) => [snapshotId(cell), [cell.value, cell.base, cell.suppressed]]));
    expect(told(take(all.toReversed()))).toEqual(told(first));
    expect(told(take(all, first))).toEqual(told(first));
  });

  it('tell a cell that fell to nothing as nothing', () => {
    const first = take([...many(40, 'LA03', 'f'), ...many(40, 'LA03', 'm')]);
    expect(share(take(many(80, 'LA03', 'm'), first), 'LA03', 'f')).toBe('0/80');
  });

  it('tell a median of thirty, and another one only where its base has moved', () => {
    const gaps = (n: number, gap: number) => Array.from({ length: n }, (_, index) => interview('LA03', 'f', { wageGap: gap + (index % 2) }));
    const gapIn = (cells: readonly ToldCell[]) => cells.filter(({ measure }) => measure === 'wage-gap').map(({ value, base }) => [value, base]);
    const first = take(gaps(30, -20));
    expect([gapIn(take(gaps(29, -20))), gapIn(first)]).toEqual([[[null, null], [null, null]], [[-19.5, 30], [-19.5, 30]]]);
    expect([gapIn(take(gaps(31, 10), first)), gapIn(take(gaps(36, 10), first))]).toEqual([[[-19.5, 30], [-19.5, 30]], [[10.5, 36], [10.5, 36]]]);
  });

  it('tell a component of recruitment that is true of nobody', () => {
    const cells = take(many(30, 'LA03', 'f', { answers: [], bases: [['recruitment_components', 'has_debt']] }));
    expect(share(cells, 'LA03', 'has_debt')).toBe('0/30');
  });

  it('have a cube for every margin', () => {
    const of = (names: Parameters<typeof cubeOf>[1]) => cubeOf('fms-answers', names)?.name;
    expect([of(['question', 'answer']), of(['answer', 'question', 'direction']), of(['answer'])]).toEqual(['question.answer', 'direction.question.answer', undefined]);
    expect(snapshotId({ measure: 'wage-gap', cube: { name: 'all', dimensions: [] }, codes: {}, period: '2026' } satisfies Pick<SnapshotCell, 'measure' | 'cube' | 'codes' | 'period'>)).toBe('wage-gap/all//2026');
  });
});
