import { describe, expect, it } from '@jest/globals';
import { FMR_CONTENT } from './fmr-content.js';
import { makeSeason } from './make-season.js';
import { defaultSeason } from './season-settings.js';

describe('the content of the form', () => {
  it('has a row for every answer of a season, in the same order', () => {
    const paths = FMR_CONTENT.survey.filter((row) => !/^(begin|end)_/.test(String(row['type']))).map((row) => row['$xpath']);
    const [first] = makeSeason(defaultSeason('2026-06-30', { mistakes: 0 }));
    if (first?.type !== 'create') throw new Error('A season begins with a submission: look at makeSeason.');
    const answered = Object.keys(first.answers).flatMap((path) => (path === 'r_nat' ? ['r_nat/nat_iso3', 'r_nat/nat_n'] : [path]));
    expect(paths).toEqual(answered);
  });

  it('opens and closes its groups', () => {
    const brackets = FMR_CONTENT.survey.map((row) => String(row['type'])).filter((type) => /^(begin|end)_/.test(type));
    expect(brackets).toEqual([
      'begin_group', 'end_group', 'begin_group', 'end_group', 'begin_group', 'end_group', 'begin_group', 'end_group', 'begin_repeat', 'end_repeat',
      'begin_group', 'end_group',
    ]);
  });
});
