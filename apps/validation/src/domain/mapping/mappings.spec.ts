import { describe, expect, it } from '@jest/globals';
import { FORM_KINDS } from '@fm/contracts/vocabulary';
import { FMR_CONTENT } from '../../../../../tools/kobo-simulator/src/season/fmr-content.js';
import { ANSWERS, BOTEN, RECEIVED_ON } from '../../../test/given-register.js';
import { RuleSettings } from '../rules/rule-settings.js';
import { changedFields, typesOf } from './changed-fields.js';
import { checkMapping } from './check-mapping.js';
import { chooseMapping, type PutMapping } from './choose-mapping.js';
import { DEFAULT_MAPPINGS } from './default-mappings.js';
import { FIELD_CATALOGUE } from './field-catalogue.js';
import { readFormContent } from './form-content.js';
import type { MappingDocument } from './mapping-document.js';
import { sampleAnswers } from './sample-answers.js';
import { suggestMapping } from './suggest-mapping.js';
import { tryMapping } from './try-mapping.js';

const bench = { points: new Map([[BOTEN.code, BOTEN]]), settings: new RuleSettings() };
const at = new Date(`${RECEIVED_ON}T12:00:00+07:00`);

/** A counter of another country: numbered pairs, own codes, a direction that is the same for all. */
const FOREIGN: MappingDocument = {
  kind: 'fmr',
  fields: {
    start: { path: 'started' }, fmp_code: { path: 'site', codes: { boten: 'LAO-LA0301-01' } }, n_total: { path: 'people' }, flow_direction: { value: 'outflow' }, dep_country: { value: 'LAO' }, dest_country: { path: 'to', codes: { cn: 'CHN' } },
    movement_type: { path: 'why', codes: { fun: 'tourism' } }, transport_mode: { path: 'by', or: ['by_other'] }, info_source: { value: 'observation' }, enumerator_code: { path: 'who' }, shift_code: { value: 'morning' },
  },
  rows: { nationalities: { flat: [{ iso3: 'nat1', n: 'n1' }, { iso3: 'nat2', n: 'n2' }], codes: { iso3: { lao: 'LAO' } } } },
};

describe('a mapping', () => {
  it.each(FORM_KINDS)('as it is shipped for %s has no fault and every field of its kind', (kind) => {
    const { document } = DEFAULT_MAPPINGS[kind];
    expect(checkMapping(JSON.parse(JSON.stringify(document)))).toEqual({ document });
    const without = Object.keys(FIELD_CATALOGUE[kind]).filter((field) => !(field in document.fields));
    expect(without).toEqual(kind === 'fms' ? ['origin_place_text', 'dest_place_text'] : []);
  });

  it('makes a record of a form of another country, without code', () => {
    expect(checkMapping(FOREIGN)).toEqual({ document: FOREIGN });
    const [tried] = tryMapping(FOREIGN, [sampleAnswers({ _id: 7, started: '2026-06-03T08:14:00+07:00', site: 'boten', people: '3', to: 'cn', why: 'fun', by_other: 'bus', who: 'E01', nat1: 'lao', n1: '2', nat2: 'CHN', n2: '1', extra: 'x' })], { bench, at });
    expect(tried).toMatchObject({ status: 'accepted', findings: [], unread: ['extra'], record: { point: BOTEN.code, day: '2026-06-03', hour: 8, direction: 'outflow', nTotal: 3, movementType: 'tourism', transport: 'bus', nationalities: [{ iso3: 'LAO', n: 2 }, { iso3: 'CHN', n: 1 }] } });
  });

  it('names what it reads of protection, and shows nothing of it', () => {
    const [tried] = tryMapping(DEFAULT_MAPPINGS.fmr.document, [{ ...ANSWERS, 'g_vuln/v_uac': '2', 'r_nat[3]/nat_iso3': 'VNM' }], { bench, at });
    expect(tried).toMatchObject({ protection: ['v_uac'], unread: [] });
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /coverage, fmr, fms, ct/], ['no fields', { kind: 'fmr' }, /fields/], ['a field that is not there', { kind: 'fmr', fields: { ...FOREIGN.fields, name: { path: 'x' } } }, /name: there is no such field/],
    ['a field of all objects', { kind: 'fmr', fields: { ...FOREIGN.fields, constructor: { path: 'x' } } }, /constructor: there is no such field/], ['a code of no list', { kind: 'fmr', fields: { ...FOREIGN.fields, transport_mode: { path: 'x', codes: { r: 'rocket' } } } }, /rocket is not in the list/],
    ['a path and a value', { kind: 'fmr', fields: { ...FOREIGN.fields, n_total: { path: 'x', value: '3' } } }, /either/], ['no total', { kind: 'fmr', fields: { fmp_code: { path: 'x' }, start: { path: 'y' } } }, /n_total: without it/],
    ['no day', { kind: 'coverage', fields: { fmp_code: { path: 'x' } } }, /obs_date/], ['rows of nothing', { ...FOREIGN, rows: { nationalities: {} } }, /repeat/], ['rows without a number', { ...FOREIGN, rows: { nationalities: { repeat: 'r', fields: { iso3: 'x' } } } }, /iso3 and n/],
    ['versions that are none', { ...FOREIGN, formVersions: [1] }, /formVersions/],
  ])('with %s is refused in both languages', (_, document, reason) => {
    const checked = checkMapping(document);
    expect('faults' in checked && checked.faults.map(({ en }) => en).join(' ')).toMatch(reason);
    expect('faults' in checked && checked.faults.every(({ lo }) => /[\u0e80-\u0eff]/.test(lo))).toBe(true);
  });

  it('is that of the form itself, else that of its kind, else what is shipped; the newest of each', () => {
    const put = (name: string, decidedAt: string, form: PutMapping['form']): PutMapping => ({ name, version: 2, decidedAt, form, document: FOREIGN, questionTypes: {} });
    const mine = { server: 'kf', asset: 'a' };
    const all = [put('old', '2026-01-01T00:00:00Z', mine), put('own', '2026-02-01T00:00:00Z', mine), put('kind', '2026-03-01T00:00:00Z', null)];
    expect(['kf/a', 'kf/b'].map((key) => chooseMapping('fmr', { server: 'kf', asset: key.slice(3) }, all).name)).toEqual(['own', 'kind']);
    expect([chooseMapping('fms', mine, all).name, chooseMapping('fmr', mine, []).name]).toEqual(['lao_fm_fms', 'lao_fm_fmr']);
  });
});

describe('a version of a form', () => {
  const content = readFormContent(FMR_CONTENT);
  const { document } = DEFAULT_MAPPINGS.fmr;
  const withType = (name: string, type: string) => readFormContent({ ...FMR_CONTENT, survey: FMR_CONTENT.survey.map((row) => (row['name'] === name ? { ...row, type } : row)) });

  it('is read with its groups and repeats, by path', () => {
    expect(content.questions.find(({ path }) => path === 'r_nat/nat_n')).toMatchObject({ type: 'integer', repeat: 'r_nat' });
    expect(readFormContent({ survey: [{ type: 'begin_group', name: 'g' }, { type: 'select_one yn', name: 'q', label: 'Ask', hxl: '#date +x' }, { type: 'end group' }, 'odd'], choices: [{ list_name: 'yn', name: 'y' }, null] }))
      .toEqual({ questions: [{ path: 'g/q', type: 'select_one', labels: ['Ask'], hxl: ['#date'], list: 'yn', repeat: null }], choices: new Map([['yn', [{ code: 'y', labels: [] }]]]) });
  });

  it('inherits the mapping where nothing that is mapped has changed', () => {
    expect(changedFields(document, content)).toEqual([]);
    expect(changedFields(document, readFormContent({ survey: [] }))).toEqual([]);
  });

  it('loses the field whose question has another type, and no other', () => {
    expect(changedFields(document, withType('n_total', 'image'))).toEqual(['n_total']);
    expect(changedFields(document, withType('f_0_4', 'text'))).toEqual([]);
    expect(changedFields(document, withType('f_0_4', 'text'), typesOf(document, content))).toEqual(['f_0_4']);
  });
});

describe('a suggestion', () => {
  it('for our own form is our own mapping', () => {
    const { document, missing } = suggestMapping('fmr', readFormContent(FMR_CONTENT));
    const { fields, rows } = DEFAULT_MAPPINGS.fmr.document;
    const asked = new Set(readFormContent(FMR_CONTENT).questions.map(({ path }) => path));
    expect(document).toEqual({ kind: 'fmr', fields: Object.fromEntries(Object.entries(fields).filter(([, { path = '' }]) => asked.has(path))), rows });
    expect(missing).toEqual([]);
  });

  it('goes by HXL tags, then by names, then by labels, with types that fit, and translates choices by their labels', () => {
    const survey = [
      { type: 'date', name: 'q1', label: ['Weather'], hxl: '#date+reported' }, { type: 'integer', name: 'q2', label: ['How many people?'] }, { type: 'text', name: 'q3', label: ['Number of people'] }, { type: 'select_one m', name: 'transport', label: [null, 'x'] },
      { type: 'text', name: 'text_abc', label: ['ຊື່'] }, { type: 'begin_repeat', name: 'nats' }, { type: 'text', name: 'nationality' }, { type: 'integer', name: 'how_many' }, { type: 'end_repeat' },
    ];
    const suggested = suggestMapping('fmr', readFormContent({ survey, choices: [{ list_name: 'm', name: '1', label: ['Private car'] }, { list_name: 'm', name: 'bus', label: ['Coach'] }, { list_name: 'm', name: '9', label: ['Rocket'] }] }));
    expect(suggested.document).toEqual({ kind: 'fmr', fields: { obs_date: { path: 'q1' }, n_total: { path: 'q2' }, transport_mode: { path: 'transport', codes: { 1: 'private_car' } } }, rows: { nationalities: { repeat: 'nats', fields: { iso3: 'nationality', n: 'how_many' } } } });
    expect(suggested.fields.map(({ field, by }) => [field, by])).toEqual([['obs_date', 'hxl'], ['transport_mode', 'name'], ['n_total', 'label']]);
    expect([suggested.missing.includes('fmp_code'), suggested.unused]).toEqual([true, ['q3', 'text_abc']]);
  });
});
