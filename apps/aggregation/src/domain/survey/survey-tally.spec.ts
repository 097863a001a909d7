import { describe, expect, it } from '@jest/globals';
import type { FmsRecord } from '@fm/contracts/vocabulary';
import { surveyTally } from './survey-tally.js';

const nowhere = { country: 'XXX', adm1: null, adm2: null, text: null };
const interview = (answers: FmsRecord['answers'], differs: Partial<FmsRecord> = {}): FmsRecord => ({
  point: 'LAO-LA0301-01', day: '2026-06-01', hour: null, shift: null, enumerator: null, outcome: 'completed', direction: 'outflow', origin: nowhere, destination: nowhere, answers, ...differs,
});

describe('what an interview adds', () => {
  it.each<[string, FmsRecord, string[], string[]]>([
    ['one code', interview({ sex: 'f' }), ['sex=f'], ['sex']],
    ['several codes, each once', interview({ reasons: ['economic', 'economic', 'health'] }), ['reasons=economic', 'reasons=health'], ['reasons']],
    ['who refuses or does not know, in no base', interview({ sex: 'refused', contract: 'dont_know', reasons: ['dont_know'] }), ['sex=refused', 'reasons=dont_know', 'contract=dont_know'], []],
    ['yes and no', interview({ remit: true, knows_hotline: false }), ['knows_hotline=no', 'remit=yes'], ['knows_hotline', 'remit']],
    ['the band of an age', interview({ age: 17 }), ['age=5-17'], ['age']],
    ['the last band', interview({ age: 60 }), ['age=60+'], ['age']],
    ['nationality and stated destination', interview({ nationality: 'LAO' }, { destination: { ...nowhere, country: 'THA' } }), ['nationality=LAO', 'destination_country=THA'], ['nationality', 'destination_country']],
    ['nothing of amounts', interview({ wage_expected: 100, group_size: 3 }), [], []],
    ['nothing of who refused the interview', interview({ sex: 'f' }, { outcome: 'refused' }), [], []],
  ])('%s', (_, record, answers, bases) => {
    const tally = surveyTally(record);
    expect(tally.answers.map(([question, answer]) => `${question}=${answer}`)).toEqual(answers);
    expect(tally.bases.map(([question]) => question)).toEqual(bases);
  });

  it('counts each component of recruitment within its own base, of outflow respondents', () => {
    const of = (answers: FmsRecord['answers']) => {
      const tally = surveyTally(interview(answers));
      const within = (pairs: readonly (readonly [string, string | null])[]) => pairs.filter(([question]) => question === 'recruitment_components').map(([, answer]) => answer);
      return { yes: within(tally.answers), base: within(tally.bases) };
    };
    expect(of({ module: 'outflow', recruited_by: 'online', contract: 'written', has_debt: true, documents: ['expired', 'none'], info_sources: ['none'] }))
      .toEqual({ yes: ['broker_or_online', 'has_debt', 'no_valid_document', 'no_information'], base: ['broker_or_online', 'no_written_contract', 'has_debt', 'no_valid_document', 'no_information'] });
    expect(of({ module: 'outflow', recruited_by: 'refused', contract: 'dont_know', documents: ['refused'], info_sources: ['family', 'none'] })).toEqual({ yes: [], base: ['no_information'] });
    expect(of({ module: 'outflow', documents: ['passport', 'retained_by_other'] })).toEqual({ yes: [], base: ['no_valid_document'] });
    expect(of({ module: 'inflow', recruited_by: 'online' })).toEqual({ yes: [], base: [] });
  });

  it.each<[string, FmsRecord['answers'], number | null]>([
    ['in percent of the expected', { wage_expected: 200, wage_actual: 150 }, -25], ['not where nothing was expected', { wage_expected: 0, wage_actual: 150 }, null], ['not where one is missing', { wage_actual: 150 }, null],
    ['not without a period', { wage_expected: 200, wage_actual: 150, wage_period: undefined }, null],
  ])('tells the wage gap %s', (_, wages, expected) => {
    const money = { module: 'inflow', wage_currency: 'lak', wage_period: 'month' } as const;
    expect(surveyTally(interview({ ...money, ...wages } as FmsRecord['answers'])).wageGap).toBe(expected);
    expect(surveyTally(interview({ ...money, ...wages, module: 'outflow' } as FmsRecord['answers'])).wageGap).toBeNull();
  });
});
