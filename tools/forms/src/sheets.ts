import { SHIPPED_FORM_VERSION } from '../../../apps/validation/src/domain/mapping/default-mappings.js';
import { AREA_CHOICES, type ChoiceRow } from './area-choices.js';
import { REGISTRY_CHOICES, SURVEY_CHOICES } from '@fm/contracts/vocabulary';
import type { FormDeclaration, FormRow } from './form.js';

/** Rows of cells, the first with the names of the columns. */
export type Sheet = readonly (readonly string[])[];
export type Sheets = Readonly<Record<'survey' | 'choices' | 'settings', Sheet>>;

const LAO = 'Lao (lo)';
const ENGLISH = 'English (en)';

const SURVEY_COLUMNS: readonly (readonly [column: string, cell: (row: FormRow) => string | undefined])[] = [
  ['type', ({ type }) => type], ['name', ({ name, type }) => (type.startsWith('end_') ? '' : name)],
  [`label::${LAO}`, ({ label }) => label?.[0]], [`label::${ENGLISH}`, ({ label }) => label?.[1]], [`hint::${LAO}`, ({ hint }) => hint?.[0]], [`hint::${ENGLISH}`, ({ hint }) => hint?.[1]],
  ['required', ({ required }) => (required ? 'yes' : '')], ['relevant', ({ relevant }) => relevant], ['constraint', ({ constraint }) => constraint],
  [`constraint_message::${LAO}`, ({ constraintMessage }) => constraintMessage?.[0]], [`constraint_message::${ENGLISH}`, ({ constraintMessage }) => constraintMessage?.[1]],
  ['calculation', ({ calculation }) => calculation], ['default', (row) => row.default], ['appearance', ({ appearance }) => appearance], ['choice_filter', ({ choiceFilter }) => choiceFilter], ['parameters', ({ parameters }) => parameters], ['hxl', ({ hxl }) => hxl],
];

const CHOICES: readonly ChoiceRow[] = [
  ...Object.entries({ ...REGISTRY_CHOICES, ...SURVEY_CHOICES }).flatMap(([list, choices]) => Object.entries(choices).map(([name, [lo, en]]): ChoiceRow => ({ list, name, lo, en }))),
  ...AREA_CHOICES,
];

/** The three sheets of a form; of the choices those that it asks with. */
export function sheetsOf({ id, title, rows }: FormDeclaration): Sheets {
  const lists = new Set(rows.flatMap(({ type }) => (/^select_(one|multiple) /.test(type) ? [type.split(' ')[1] ?? ''] : [])));
  return {
    survey: [SURVEY_COLUMNS.map(([column]) => column), ...rows.map((row) => SURVEY_COLUMNS.map(([, cell]) => cell(row) ?? ''))],
    choices: [['list_name', 'name', `label::${LAO}`, `label::${ENGLISH}`, 'adm1'], ...CHOICES.filter(({ list }) => lists.has(list)).map(({ list, name, lo, en, adm1 = '' }) => [list, name, lo, en, adm1])],
    settings: [['form_title', 'form_id', 'version', 'default_language', 'style', 'instance_name'], [`${title[0]} / ${title[1]}`, id, SHIPPED_FORM_VERSION, LAO, 'pages', "concat(${fmp_code}, '-', ${obs_date})"]],
  };
}
