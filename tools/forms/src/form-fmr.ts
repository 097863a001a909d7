import { ask, calculate, group, IDENTITY, METADATA, needs, note, NOT_NEGATIVE, OBSERVED_AT, OBSERVED_ON, place, SHIFT, type FormDeclaration, type FormRow } from './form.js';
import type { Label } from '@fm/contracts/vocabulary';

const BOXES: Readonly<Record<string, Label>> = {
  f_0_4: ['ຍິງ 0–4', 'Female 0–4'], f_5_17: ['ຍິງ 5–17', 'Female 5–17'], f_18_59: ['ຍິງ 18–59', 'Female 18–59'], f_60p: ['ຍິງ 60+', 'Female 60+'], f_unk: ['ຍິງ ບໍ່ຮູ້ອາຍຸ', 'Female, age not known'],
  m_0_4: ['ຊາຍ 0–4', 'Male 0–4'], m_5_17: ['ຊາຍ 5–17', 'Male 5–17'], m_18_59: ['ຊາຍ 18–59', 'Male 18–59'], m_60p: ['ຊາຍ 60+', 'Male 60+'], m_unk: ['ຊາຍ ບໍ່ຮູ້ອາຍຸ', 'Male, age not known'],
};
const GRID = [...Object.keys(BOXES), 'n_sexage_unknown'];

const VULNERABILITIES: Readonly<Record<string, Label>> = {
  v_pregnant: ['ຖືພາ', 'Pregnant'], v_lactating: ['ໃຫ້ນົມລູກ', 'Lactating'], v_disability_visible: ['ພິການທີ່ເຫັນໄດ້', 'Visible disability'], v_elderly_alone: ['ຜູ້ສູງອາຍຸຄົນດຽວ', 'Elderly alone'], v_single_head: ['ຫົວໜ້າຄອບຄົວຄົນດຽວ', 'Single head of household'], v_chronic_ill: ['ພະຍາດຊຳເຮື້ອ', 'Chronically ill'],
  v_uac: ['ເດັກເດີນທາງລຳພັງ', 'Unaccompanied children'],
};
const AT_MOST_ALL = { constraint: '. >= 0 and . <= ${n_total}', constraintMessage: ['ບໍ່ເກີນຈຳນວນລວມ', 'Not more than the total'] } as const;

const move: readonly FormRow[] = [
  needs('select_one direction', 'flow_direction', ['ທິດທາງ', 'Direction']),
  ...place('dep', ['ຕົ້ນທາງ', 'departure'], { words: true }), ...place('dest', ['ປາຍທາງ', 'destination'], { words: true }),
  ask('select_one country', 'next_country', ['ປະເທດຕໍ່ໄປ', 'Next country'], { relevant: "${flow_direction} = 'transit'", appearance: 'minimal autocomplete' }),
  needs('select_one movement_type', 'movement_type', ['ປະເພດການເດີນທາງ', 'Type of movement']),
  ask('select_multiple reason', 'reasons', ['ເຫດຜົນ', 'Reasons'], { constraint: "not((selected(., 'dont_know') or selected(., 'refused')) and count-selected(.) > 1)", constraintMessage: ['"ບໍ່ຮູ້" ຫຼື "ປະຕິເສດ" ຕ້ອງຢູ່ຜູ້ດຽວ', '"Does not know" and "refused" stand alone'] }),
  ask('select_one stay', 'stay_duration', ['ຢູ່ດົນປານໃດ', 'How long they will stay']),
  needs('select_one transport', 'transport_mode', ['ພາຫະນະ', 'Means of transport']),
  ask('select_one group_type', 'group_type', ['ປະເພດກຸ່ມ', 'Type of group']),
];

/** One group, in less than a minute. */
export const FMR_FORM: FormDeclaration = {
  id: 'lao_fm_fmr',
  title: ['ທະບຽນຕິດຕາມການເຄື່ອນຍ້າຍ', 'Flow monitoring registry'],
  rows: [
    ...METADATA,
    ...group({ name: 'g_id', label: ['ຈຸດ ແລະ ເວລາ', 'Place and time'], appearance: 'field-list' }, [...IDENTITY, SHIFT, OBSERVED_ON, ...OBSERVED_AT]),
    ...group({ name: 'g_source', label: ['ແຫຼ່ງຂໍ້ມູນ', 'Source'], appearance: 'field-list' }, [
      needs('select_one info_source', 'info_source', ['ຮູ້ໄດ້ແນວໃດ?', 'How is it known?']),
      needs('select_one yes_no', 'consent_given', ['ຜູ້ເດີນທາງຍິນຍອມບໍ່?', 'Did the traveller consent?'], { relevant: "${info_source} = 'traveller_interview'" }),
    ]),
    ...group({ name: 'g_move', label: ['ການເດີນທາງ', 'Movement'] }, move),
    ...group({ name: 'g_count', label: ['ຈຳນວນ', 'Count'], appearance: 'field-list' }, [
      needs('integer', 'n_total', ['ຈຳນວນລວມ', 'Total'], { constraint: '. >= 1 and . <= 20000', constraintMessage: ['1 ຫາ 20000', '1 to 20,000'], hint: ['ເກີນ 500 ຄົນ (ສະຖານີລົດໄຟ 2000) ຈະຖືກຖາມຄືນ', 'More than 500 (2,000 at railway stations) will be asked about'], hxl: '#affected' }),
      ...Object.entries(BOXES).map(([name, label]) => ask('integer', name, label, NOT_NEGATIVE)),
      ask('integer', 'n_sexage_unknown', ['ບໍ່ຮູ້ເພດ ແລະ ອາຍຸ', 'Sex and age not known'], NOT_NEGATIVE),
      calculate('sum_sexage', GRID.map((name) => `coalesce(\${${name}}, 0)`).join(' + ')),
      note('note_sexage', ['ເພດ ແລະ ອາຍຸລວມກັນ ${sum_sexage} ແຕ່ຈຳນວນລວມແມ່ນ ${n_total}', 'Sex and age add up to ${sum_sexage}, the total is ${n_total}'], { relevant: '${sum_sexage} != 0 and ${sum_sexage} != ${n_total}' }),
    ]),
    { type: 'begin_repeat', name: 'r_nat', label: ['ສັນຊາດ', 'Nationality'] },
    needs('select_one country', 'nat_iso3', ['ສັນຊາດ', 'Nationality'], { appearance: 'minimal autocomplete' }),
    needs('integer', 'nat_n', ['ຈຳນວນຄົນ', 'Persons'], { constraint: '. >= 1', constraintMessage: ['1 ຂຶ້ນໄປ', '1 or more'] }),
    { type: 'end_repeat', name: 'r_nat' },
    ...group({ name: 'g_nat', label: ['ກວດສັນຊາດ', 'Check of nationalities'], appearance: 'field-list' }, [
      calculate('sum_nat', 'sum(${nat_n})'),
      note('note_nat', ['ສັນຊາດລວມກັນ ${sum_nat} ແຕ່ຈຳນວນລວມແມ່ນ ${n_total}', 'Nationalities add up to ${sum_nat}, the total is ${n_total}'], { relevant: '${sum_nat} != ${n_total}' }),
    ]),
    ...group({ name: 'g_vuln', label: ['ຄວາມສ່ຽງທີ່ເຫັນໄດ້', 'What can be seen'], appearance: 'field-list' }, [
      ...Object.entries(VULNERABILITIES).map(([name, label]) => ask('integer', name, label, AT_MOST_ALL)),
      ask('select_one yes_no', 'protection_concern', ['ມີຄວາມກັງວົນດ້ານການປົກປ້ອງບໍ່?', 'Is there a protection concern?'], { hint: ['ຫ້າມຂຽນລາຍລະອຽດ', 'No details'] }),
      note('referral_card', ['ໃຫ້ບັດສົ່ງຕໍ່ ແລະ ແຈ້ງຜູ້ປະສານງານປົກປ້ອງດຽວນີ້. ຢ່າຖາມຕໍ່.', 'Give the referral card and tell the protection focal point now. Do not ask further.'], { relevant: "${protection_concern} = 'yes'" }),
      ask('text', 'remarks', ['ໝາຍເຫດ (ຫ້າມຂຽນຊື່ ຫຼື ເບີໂທ)', 'Remarks (no names or numbers)']),
    ]),
  ],
};
