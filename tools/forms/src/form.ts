import type { Label } from '@fm/contracts/vocabulary';

/** A row of the sheet `survey`. What is left out is blank. */
export interface FormRow {
  readonly type: string;
  readonly name: string;
  readonly label?: Label;
  readonly hint?: Label;
  readonly required?: boolean;
  readonly relevant?: string;
  readonly constraint?: string;
  readonly constraintMessage?: Label;
  readonly calculation?: string;
  readonly default?: string;
  readonly appearance?: string;
  readonly choiceFilter?: string;
  readonly parameters?: string;
  readonly hxl?: string;
}

export interface FormDeclaration {
  /** `lao_fm_fmr` and so on: the name of the file too. */
  readonly id: string;
  readonly title: Label;
  readonly rows: readonly FormRow[];
}

type More = Omit<FormRow, 'type' | 'name' | 'label'>;

export const ask = (type: string, name: string, label: Label, more: More = {}): FormRow => ({ type, name, label, ...more });
export const needs = (type: string, name: string, label: Label, more: More = {}): FormRow => ask(type, name, label, { required: true, ...more });
export const note = (name: string, label: Label, more: More = {}): FormRow => ask('note', name, label, more);
export const calculate = (name: string, calculation: string): FormRow => ({ type: 'calculate', name, calculation });

/** Rows between the beginning and the end of a group. */
export function group({ name, label, ...more }: More & { readonly name: string; readonly label: Label }, rows: readonly FormRow[]): readonly FormRow[] {
  return [{ type: 'begin_group', name, label, ...more }, ...rows, { type: 'end_group', name }];
}

/** `.` not below zero: counts. */
export const NOT_NEGATIVE: More = { constraint: '. >= 0', constraintMessage: ['ຕົວເລກຕ້ອງບໍ່ຕ່ຳກວ່າ 0', 'A number from 0'] };

/** What the phone writes by itself. */
export const METADATA: readonly FormRow[] = [
  ...['start', 'end', 'today', 'deviceid', 'username'].map((name): FormRow => ({ type: name, name })),
  { type: 'audit', name: 'audit', parameters: 'location-priority=balanced location-min-interval=60 location-max-age=120 track-changes=true' },
  calculate('rec_key', 'once(uuid())'),
];

const DAY: More = {
  default: 'today()', constraint: ". <= today() and . >= date('2024-01-01')", constraintMessage: ['ວັນທີຕ້ອງບໍ່ຢູ່ໃນອະນາຄົດ', 'The day must not lie in the future'], hxl: '#date+observed',
};

/** Who, where and when. */
export const IDENTITY: readonly FormRow[] = [
  needs('text', 'enumerator_code', ['ລະຫັດຜູ້ສຳພາດ', 'Code of the enumerator'], { default: '${last-saved#enumerator_code}', constraint: "regex(., '^[A-Za-z0-9-]{1,64}$')", constraintMessage: ['ຕົວຢ່າງ: E07', 'For example E07'], hint: ['ຢືນຢັນທຸກມື້: ແທັບເລັດໃຊ້ຮ່ວມກັນ', 'Confirm it each day: tablets are shared'] }),
  needs('select_one fmp', 'fmp_code', ['ຈຸດຕິດຕາມ', 'Flow monitoring point'], { default: '${last-saved#fmp_code}', hint: ['ຢືນຢັນທຸກມື້', 'Confirm it each day'], hxl: '#loc+code' }),
];
export const SHIFT: FormRow = needs('select_one shift', 'shift_code', ['ຜັດ', 'Shift'], { default: '${last-saved#shift_code}' });
export const OBSERVED_ON: FormRow = needs('date', 'obs_date', ['ວັນທີສັງເກດ', 'Day of observation'], DAY);
export const OBSERVED_AT: readonly FormRow[] = [
  ask('time', 'obs_time', ['ເວລາ', 'Time of observation'], { default: "format-date-time(now(), '%H:%M')" }),
  ask('geopoint', 'gps', ['ພິກັດ', 'Position'], { parameters: 'capture-accuracy=20', hxl: '#geo' }),
];

/** Country, province and district; the latter two in Laos alone, each within the one above it. */
export function place(prefix: 'dep' | 'dest' | 'origin', label: Label, { words = false }: { readonly words?: boolean } = {}): readonly FormRow[] {
  const country = `\${${prefix}_country}`;
  const [lo, en] = label;
  return [
    needs('select_one country', `${prefix}_country`, [`ປະເທດ${lo}`, `Country of ${en}`], { appearance: 'minimal autocomplete' }),
    ask('select_one adm1', `${prefix}_adm1`, [`ແຂວງ${lo}`, `Province of ${en}`], { relevant: `${country} = 'LAO'`, appearance: 'minimal' }),
    ask('select_one adm2', `${prefix}_adm2`, [`ເມືອງ${lo}`, `District of ${en}`], { relevant: `${country} = 'LAO' and \${${prefix}_adm1} != ''`, choiceFilter: `adm1 = \${${prefix}_adm1}`, appearance: 'minimal' }),
    ...(words ? [ask('text', `${prefix}_place_text`, [`ສະຖານທີ່${lo} (ຖ້າບໍ່ມີໃນລາຍການ)`, `Place of ${en}, where it is in no list`], { constraint: 'string-length(.) <= 80', constraintMessage: ['ບໍ່ເກີນ 80 ຕົວອັກສອນ', 'At most 80 letters'], hint: ['ຫ້າມຂຽນຊື່ ຫຼື ເບີໂທຂອງບຸກຄົນ', 'No names or telephone numbers of persons'] })] : []),
  ];
}
