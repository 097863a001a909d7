/** Questions of `lao_fm_fmr` in the form's order: type and path. */
const QUESTIONS: readonly (readonly [type: string, path: string])[] = [
  ['start', 'start'], ['end', 'end'], ['today', 'today'], ['deviceid', 'deviceid'], ['username', 'username'],
  ['text', 'g_id/enumerator_code'], ['select_one', 'g_id/fmp_code'], ['select_one', 'g_id/shift_code'], ['date', 'g_id/obs_date'],
  ['time', 'g_id/obs_time'], ['geopoint', 'g_id/gps'],
  ['select_one', 'g_source/info_source'], ['select_one', 'g_source/consent_given'],
  ['select_one', 'g_move/flow_direction'], ['select_one', 'g_move/dep_country'], ['select_one', 'g_move/dep_adm1'], ['select_one', 'g_move/dep_adm2'],
  ['text', 'g_move/dep_place_text'], ['select_one', 'g_move/dest_country'], ['select_one', 'g_move/dest_adm1'], ['select_one', 'g_move/dest_adm2'],
  ['select_one', 'g_move/next_country'], ['select_one', 'g_move/movement_type'], ['select_multiple', 'g_move/reasons'],
  ['select_one', 'g_move/stay_duration'], ['select_one', 'g_move/transport_mode'], ['select_one', 'g_move/group_type'],
  ...['n_total', 'f_0_4', 'f_5_17', 'f_18_59', 'f_60p', 'm_0_4', 'm_5_17', 'm_18_59', 'm_60p', 'f_unk', 'm_unk', 'n_sexage_unknown']
    .map((name) => ['integer', `g_count/${name}`] as const),
  ['calculate', 'g_count/sum_sexage'],
  ['text', 'r_nat/nat_iso3'], ['integer', 'r_nat/nat_n'],
  ...['v_pregnant', 'v_lactating', 'v_disability_visible', 'v_elderly_alone', 'v_single_head', 'v_uac'].map((name) => ['integer', `g_vuln/${name}`] as const),
  ['select_one', 'g_vuln/protection_concern'], ['text', 'g_vuln/remarks'],
];

/** The form's content in the shape of `GET /assets/{uid}/`: a flat list of rows, groups and the repeat opened and closed. Choices are left out. */
export const FMR_CONTENT = {
  schema: '1',
  translations: ['Lao (lo)', 'English (en)'],
  translated: ['label'],
  settings: { default_language: 'Lao (lo)', id_string: 'lao_fm_fmr' },
  choices: [],
  survey: surveyRows(),
};

/** A version of the form in which a question is another: how long they stay is photographed. */
export const CHANGED_FORM = {
  version: 'vLaoFmFmrChanged222222',
  content: { ...FMR_CONTENT, survey: FMR_CONTENT.survey.map((question) => (question['$xpath'] === 'g_move/stay_duration' ? { ...question, type: 'image' } : question)) },
};

function surveyRows(): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  let open = '';
  for (const [type, path] of [...QUESTIONS, ['', ''] as const]) {
    const [group = '', name] = path.includes('/') ? path.split('/') : ['', path];
    if (group !== open && open !== '') rows.push({ type: open === 'r_nat' ? 'end_repeat' : 'end_group', $kuid: `/${open}` });
    if (group !== open && group !== '') rows.push(row(group === 'r_nat' ? 'begin_repeat' : 'begin_group', group, group));
    open = group;
    if (name !== undefined && name !== '') rows.push(row(type, name, path));
  }
  return rows;
}

function row(type: string, name: string, path: string): Record<string, unknown> {
  return { type, name, $kuid: name, $autoname: name, $xpath: path, label: [null, name] };
}
