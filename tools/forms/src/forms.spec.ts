import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as vocabulary from '@fm/contracts/vocabulary';
import { canAnswer } from '../../../apps/validation/src/domain/mapping/changed-fields.js';
import { DEFAULT_MAPPINGS } from '../../../apps/validation/src/domain/mapping/default-mappings.js';
import { FIELD_CATALOGUE } from '../../../apps/validation/src/domain/mapping/field-catalogue.js';
import { readFormContent, type FormContent } from '../../../apps/validation/src/domain/mapping/form-content.js';
import { ALL_FORMS, formFile } from './all-forms.js';
import { sheetsOf } from './sheets.js';
import { readWorkbook } from './workbook.js';

const PYTHON = process.env['PASSAGE_PYTHON'] ?? 'python3';
const KINDS = vocabulary.FORM_KINDS;
const declarationOf = (kind: vocabulary.FormKind) => ALL_FORMS.find(({ id }) => id === `lao_fm_${kind}`) ?? ALL_FORMS[0];
const contentOf = (kind: vocabulary.FormKind): FormContent => readFormContent({ survey: declarationOf(kind)?.rows.map((row) => ({ ...row })) ?? [] });

const LISTS: Readonly<Record<string, readonly string[]>> = {
  yes_no: vocabulary.YES_NO, shift: vocabulary.SHIFTS, info_source: vocabulary.INFO_SOURCES, direction: vocabulary.FLOW_DIRECTIONS, movement_type: vocabulary.MOVEMENT_TYPES, reason: vocabulary.REASONS, transport: vocabulary.TRANSPORT_MODES,
  stay: vocabulary.STAY_DURATIONS, group_type: vocabulary.GROUP_TYPES, closed_reason: vocabulary.CLOSED_REASONS, yes_no_unknown: vocabulary.YES_NO_UNKNOWN, yes_no_refused: vocabulary.YES_NO_REFUSED, language: vocabulary.INTERVIEW_LANGUAGES,
  module: vocabulary.SURVEY_MODULES, sex: vocabulary.RESPONDENT_SEXES, marital: vocabulary.MARITAL_STATUSES, education: vocabulary.EDUCATION_LEVELS, employment: vocabulary.EMPLOYMENTS, occupation: vocabulary.OCCUPATIONS, difficulty: vocabulary.DIFFICULTIES,
  companions: vocabulary.COMPANIONS, job_arranged: vocabulary.JOB_ARRANGED, recruiter: vocabulary.RECRUITERS, contract: vocabulary.CONTRACTS, sector: vocabulary.SECTORS, currency: vocabulary.CURRENCIES, wage_period: vocabulary.WAGE_PERIODS, document: vocabulary.DOCUMENTS,
  financing: vocabulary.FINANCINGS, info_channel: vocabulary.PREPARATION_SOURCES, remit_frequency: vocabulary.REMIT_FREQUENCIES, return_reason: vocabulary.RETURN_REASONS, remigrate: vocabulary.REMIGRATION, need: vocabulary.NEEDS,
  vulnerability: vocabulary.VULNERABILITIES, experience: vocabulary.EXPERIENCES,
};

describe('the choices', () => {
  const labelled = { ...vocabulary.REGISTRY_CHOICES, ...vocabulary.SURVEY_CHOICES };

  it('are the codes of the vocabulary, no more and no fewer', () => {
    expect(Object.fromEntries(Object.entries(labelled).map(([list, choices]) => [list, Object.keys(choices).toSorted()]))).toEqual(Object.fromEntries(Object.entries(LISTS).map(([list, codes]) => [list, [...codes].toSorted()])));
    for (const code of Object.values(LISTS).flat()) expect(code).toMatch(/^[a-z0-9_]+$/);
  });

  it('have a name in Lao and in English', () => {
    for (const [lo, en] of Object.values(labelled).flatMap((choices) => Object.values(choices))) expect([/[\u0e80-\u0eff]|\d/.test(lo), /[A-Za-z]/.test(en)]).toEqual([true, true]);
  });
});

describe.each(KINDS)('the form for %s', (kind) => {
  const { questions } = contentOf(kind);
  const { document } = DEFAULT_MAPPINGS[kind];
  const paths = new Set(questions.map(({ path }) => path));

  it('asks every question that its mapping reads, with a type that can answer it', () => {
    const read = Object.entries(document.fields).flatMap(([field, { path, or = [] }]) => [path ?? '', ...or].map((one) => ({ field, path: one })));
    const notAsked = read.filter(({ path }) => !paths.has(path)).map(({ path }) => path);
    // The outline has positions and users nowhere in the module of protection.
    expect(notAsked).toEqual(kind === 'ct' ? ['g_id/gps'] : []);
    for (const { field, path } of read) {
      const question = questions.find((one) => one.path === path);
      if (question) expect([field, canAnswer(FIELD_CATALOGUE[kind][field]?.type ?? 'text', question.type)]).toEqual([field, true]);
    }
  });

  it('asks nothing in vain: what no field reads is a note, a calculation or of the phone', () => {
    const read = new Set([...Object.values(document.fields).flatMap(({ path = '', or = [] }) => [path, ...or]), ...Object.values(document.rows ?? {}).flatMap(({ repeat, fields = {} }) => Object.values(fields).map((name) => `${repeat}/${name}`))]);
    const unread = questions.filter(({ path, type }) => !read.has(path) && !['note', 'calculate', 'today', 'username', 'audit'].includes(type)).map(({ path }) => path);
    expect(unread).toEqual(kind === 'fmr' ? ['g_move/next_country'] : []);
  });

  it('speaks Lao and English to people, and shows a referral card where there is a concern', () => {
    const rows = declarationOf(kind)?.rows ?? [];
    for (const { name, label, hint, constraintMessage } of rows) for (const text of [label, hint, constraintMessage]) if (text) expect([name, /[\u0e80-\u0eff]|^\d/.test(text[0]), /[A-Za-z]|\d/.test(text[1])]).toEqual([name, true, true]);
    const card = rows.find(({ name }) => name === 'referral_card');
    expect(card?.relevant).toBe(kind === 'ct' || kind === 'fmr' ? "${protection_concern} = 'yes'" : undefined);
  });

  it('in its file is as it is declared (npm run forms)', async () => {
    const form = declarationOf(kind);
    expect(form && (await readWorkbook(formFile(form.id)))).toEqual(form && sheetsOf(form));
  });
});

it('asks for the protection module in private, without a default, and every item can be refused', () => {
  const items = contentOf('ct').questions.filter(({ path }) => path.startsWith('g_ct/ct_') && !path.endsWith('setting') && !path.endsWith('country'));
  const rows = declarationOf('ct')?.rows ?? [];
  expect(items).toHaveLength(6);
  for (const { path } of items) expect(rows.find(({ name }) => `g_ct/${name}` === path)).toMatchObject({ type: 'select_multiple experience', relevant: expect.stringContaining("${ct_private_setting} = 'yes'") });
  expect(rows.filter(({ name, default: given }) => name.startsWith('ct_') && given !== undefined)).toEqual([]);
});

it('is taken by pyxform, as KoboToolbox does', () => {
  if (spawnSync(PYTHON, ['-c', 'import pyxform']).status !== 0) {
    process.stdout.write('The XLSForms were not converted: there is no pyxform here (pip install pyxform; PASSAGE_PYTHON names another Python).\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'passage-forms-'));
  try {
    for (const { id } of ALL_FORMS) {
      const { status, stderr, stdout } = spawnSync(PYTHON, ['-c', 'import sys; from pyxform.xls2xform import xls2xform_convert; print(xls2xform_convert(sys.argv[1], sys.argv[2], validate=False))', formFile(id), join(folder, `${id}.xml`)], { encoding: 'utf8' });
      expect([id, status, stderr, stdout.trim()]).toEqual([id, 0, '', '[]']);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
