import { ask, calculate, group, IDENTITY, METADATA, needs, note, NOT_NEGATIVE, OBSERVED_AT, OBSERVED_ON, place, SHIFT, type FormDeclaration, type FormRow } from './form.js';
import type { Label } from '@fm/contracts/vocabulary';

const WASHINGTON: Readonly<Record<string, Label>> = {
  wg_see: ['ທ່ານມີຄວາມຫຍຸ້ງຍາກໃນການເບິ່ງເຫັນບໍ່ ເຖິງວ່າຈະໃສ່ແວ່ນຕາ?', 'Do you have difficulty seeing, even if wearing glasses?'],
  wg_hear: ['ທ່ານມີຄວາມຫຍຸ້ງຍາກໃນການໄດ້ຍິນບໍ່ ເຖິງວ່າຈະໃຊ້ເຄື່ອງຊ່ວຍຟັງ?', 'Do you have difficulty hearing, even if using a hearing aid?'],
  wg_walk: ['ທ່ານມີຄວາມຫຍຸ້ງຍາກໃນການຍ່າງ ຫຼື ຂຶ້ນຂັ້ນໄດບໍ່?', 'Do you have difficulty walking or climbing steps?'],
  wg_remember: ['ທ່ານມີຄວາມຫຍຸ້ງຍາກໃນການຈື່ ຫຼື ຕັ້ງໃຈບໍ່?', 'Do you have difficulty remembering or concentrating?'],
  wg_selfcare: ['ທ່ານມີຄວາມຫຍຸ້ງຍາກໃນການເບິ່ງແຍງຕົນເອງບໍ່ ເຊັ່ນ ອາບນ້ຳ ຫຼື ນຸ່ງເຄື່ອງ?', 'Do you have difficulty with self-care, such as washing all over or dressing?'],
  wg_communicate: ['ທ່ານມີຄວາມຫຍຸ້ງຍາກໃນການສື່ສານບໍ່ ເຊັ່ນ ເຂົ້າໃຈຄົນອື່ນ ຫຼື ໃຫ້ຄົນອື່ນເຂົ້າໃຈ?', 'Using your usual language, do you have difficulty communicating, for example understanding or being understood?'],
};

const alone = (...codes: readonly string[]): Pick<FormRow, 'constraint' | 'constraintMessage'> => ({
  constraint: `not((${codes.map((code) => `selected(., '${code}')`).join(' or ')}) and count-selected(.) > 1)`, constraintMessage: ['ຄຳຕອບນີ້ຕ້ອງຢູ່ຜູ້ດຽວ', 'This answer stands alone'],
});

const money = (name: string, label: Label): FormRow => ask('decimal', name, label, NOT_NEGATIVE);
const documents = ask('select_multiple document', 'documents', ['ເອກະສານ', 'Documents'], alone('none', 'refused'));
const wages: readonly FormRow[] = [
  money('wage_expected', ['ຄ່າແຮງທີ່ຄາດຫວັງ', 'Wage expected']),
  ask('select_one currency', 'wage_currency', ['ສະກຸນເງິນ', 'Currency of the wage']),
  ask('select_one wage_period', 'wage_period', ['ຕໍ່', 'Wage per']),
];

const profile: readonly FormRow[] = [
  needs('select_one sex', 'sex', ['ເພດ', 'Sex']),
  needs('integer', 'age', ['ອາຍຸ', 'Age'], { constraint: '. >= 18 and . <= 99', constraintMessage: ['18 ຫາ 99: ຜູ້ຍັງບໍ່ບັນລຸນິຕິພາວະ ບໍ່ສຳພາດ', '18 to 99: minors are not interviewed'] }),
  ask('select_one marital', 'marital_status', ['ສະຖານະພາບ', 'Marital status']),
  needs('select_one country', 'nationality', ['ສັນຊາດ', 'Nationality'], { appearance: 'minimal autocomplete' }),
  ask('select_one country', 'country_birth', ['ປະເທດເກີດ', 'Country of birth'], { appearance: 'minimal autocomplete' }),
  ask('select_one country', 'country_residence', ['ປະເທດທີ່ຢູ່', 'Country of residence'], { appearance: 'minimal autocomplete' }),
  needs('select_one education', 'education', ['ລະດັບການສຶກສາ', 'Education']),
  needs('select_one employment', 'employment_before', ['ວຽກກ່ອນເດີນທາງ', 'Employment before']),
  ask('select_one occupation', 'occupation_before', ['ອາຊີບກ່ອນເດີນທາງ', 'Occupation before']),
  ...Object.entries(WASHINGTON).map(([name, label]) => ask('select_one difficulty', name, label)),
];

const journey: readonly FormRow[] = [
  needs('select_one direction', 'flow_direction', ['ທິດທາງ', 'Direction']),
  calculate('module', "if(${flow_direction} = 'inflow', 'inflow', 'outflow')"),
  ...place('origin', ['ທີ່ມາ', 'origin']), ...place('dest', ['ປາຍທາງ', 'destination']),
  ask('select_multiple country', 'transit_countries', ['ປະເທດທີ່ຜ່ານ', 'Countries on the way'], { appearance: 'minimal autocomplete', constraint: 'count-selected(.) <= 6', constraintMessage: ['ບໍ່ເກີນ 6', 'At most 6'] }),
  needs('select_multiple reason', 'reasons', ['ເຫດຜົນ', 'Reasons'], alone('dont_know', 'refused')),
  needs('select_one reason', 'main_reason', ['ເຫດຜົນຫຼັກ', 'Main reason']),
  needs('select_multiple transport', 'transport_modes', ['ພາຫະນະ', 'Means of transport']),
  needs('select_one companions', 'travel_companions', ['ເດີນທາງກັບໃຜ', 'Travelling with']),
  needs('integer', 'group_size', ['ຈຳນວນຄົນໃນກຸ່ມ', 'Persons in the group'], { constraint: '. >= 1 and . <= 100', constraintMessage: ['1 ຫາ 100', '1 to 100'] }),
  ask('integer', 'n_children_with', ['ເດັກທີ່ໄປນຳ', 'Children with them'], NOT_NEGATIVE),
  needs('select_one stay', 'stay_intended', ['ຕັ້ງໃຈຢູ່ດົນປານໃດ', 'Intended stay']),
  ask('integer', 'times_migrated_12m', ['ໄປຈັກເທື່ອໃນ 12 ເດືອນ', 'Times in the last 12 months'], NOT_NEGATIVE),
];

const preparation: readonly FormRow[] = [
  needs('select_one job_arranged', 'job_arranged', ['ມີວຽກແລ້ວບໍ່', 'Is a job arranged?']),
  needs('select_one recruiter', 'recruited_by', ['ໃຜຫາວຽກໃຫ້', 'Recruited by']),
  ask('select_one contract', 'contract', ['ສັນຍາ', 'Contract']),
  needs('select_one sector', 'sector_expected', ['ຂະແໜງວຽກທີ່ຄາດ', 'Sector expected']),
  ...wages, documents,
  money('cost_amount', ['ຄ່າໃຊ້ຈ່າຍເດີນທາງ', 'Cost of the journey']),
  ask('select_one currency', 'cost_currency', ['ສະກຸນເງິນ', 'Currency of the cost']),
  ask('select_multiple financing', 'cost_financed_by', ['ເອົາເງິນມາຈາກໃສ', 'Financed by']),
  ask('select_one yes_no', 'has_debt', ['ຕິດໜີ້ບໍ່', 'In debt?']),
  ask('decimal', 'debt_amount', ['ໜີ້ເທົ່າໃດ', 'Amount of the debt'], { ...NOT_NEGATIVE, relevant: "${has_debt} = 'yes'" }),
  ask('select_multiple info_channel', 'info_sources', ['ໄດ້ຂໍ້ມູນຈາກໃສ', 'Informed by'], alone('none')),
  ask('select_one yes_no', 'knows_hotline', ['ຮູ້ສາຍດ່ວນບໍ່', 'Knows the hotline?']),
];

const returning: readonly FormRow[] = [
  needs('select_one sector', 'sector_worked', ['ຂະແໜງທີ່ເຮັດວຽກ', 'Sector worked in']),
  ...wages, money('wage_actual', ['ຄ່າແຮງທີ່ໄດ້ຈິງ', 'Wage received']),
  ask('select_one yes_no', 'remit', ['ສົ່ງເງິນກັບບ້ານບໍ່', 'Sent money home?']),
  ask('select_one remit_frequency', 'remit_frequency', ['ສົ່ງເລື້ອຍປານໃດ', 'How often'], { relevant: "${remit} = 'yes'" }),
  documents,
  needs('select_multiple return_reason', 'return_reason', ['ເປັນຫຍັງຈຶ່ງກັບ', 'Why they return']),
  ask('select_one remigrate', 'intends_remigrate', ['ຈະໄປອີກບໍ່', 'Will they leave again?']),
];

const INTRODUCTION: Label = [
  'ພວກເຮົາເກັບກຳຂໍ້ມູນໃຫ້ກະຊວງແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ ແລະ IOM. ບໍ່ຖາມຊື່. ການຕອບ ຫຼື ບໍ່ຕອບ ບໍ່ມີຜົນຕໍ່ການເດີນທາງຂອງທ່ານ. ທ່ານຢຸດໄດ້ທຸກເວລາ.',
  'We collect this for the Ministry of Labour and Social Welfare and IOM. We ask for no names. Answering or not has no effect on your passage. You may stop at any time.',
];

const GO_ON = "${eligible_age} = 'yes' and ${interviewed_before} != 'yes' and ${consent_given} = 'yes'";

/** One interview. Whoever is too young, was asked before or refuses leaves the header alone. */
export const FMS_FORM: FormDeclaration = {
  id: 'lao_fm_fms',
  title: ['ການສຳຫຼວດຜູ້ເດີນທາງ', 'Flow monitoring survey'],
  rows: [
    ...METADATA,
    ...group({ name: 'g_id', label: ['ຈຸດ ແລະ ເວລາ', 'Place and time'] }, [
      ...IDENTITY, SHIFT, OBSERVED_ON, ...OBSERVED_AT,
      needs('select_one language', 'interview_language', ['ພາສາສຳພາດ', 'Language of the interview']),
      needs('select_one yes_no', 'interpreter_used', ['ໃຊ້ຜູ້ແປບໍ່', 'With an interpreter?']),
      ask('integer', 'sampling_interval', ['ສຸ່ມທຸກໆຈັກຄົນ', 'Every how many travellers'], NOT_NEGATIVE),
    ]),
    ...group({ name: 'g_consent', label: ['ການຍິນຍອມ', 'Consent'] }, [
      note('intro_note', INTRODUCTION),
      needs('select_one yes_no', 'eligible_age', ['ອາຍຸ 18 ປີຂຶ້ນໄປບໍ່?', '18 or older?']),
      needs('select_one yes_no_unknown', 'interviewed_before', ['ເຄີຍຖືກສຳພາດແບບນີ້ແລ້ວບໍ່?', 'Interviewed like this before?'], { relevant: "${eligible_age} = 'yes'" }),
      needs('select_one yes_no', 'consent_given', ['ຍິນຍອມຕອບບໍ່?', 'Do you consent?'], { relevant: "${eligible_age} = 'yes' and ${interviewed_before} != 'yes'" }),
    ]),
    ...group({ name: 'g_profile', label: ['ຂໍ້ມູນທົ່ວໄປ', 'Profile'], relevant: GO_ON }, profile),
    ...group({ name: 'g_journey', label: ['ການເດີນທາງ', 'Journey'], relevant: GO_ON }, journey),
    ...group({ name: 'g_prep', label: ['ການກຽມຕົວ', 'Preparation'], relevant: `${GO_ON} and \${module} = 'outflow'` }, preparation),
    ...group({ name: 'g_return', label: ['ການກັບຄືນ', 'Return'], relevant: `${GO_ON} and \${module} = 'inflow'` }, returning),
    ...group({ name: 'g_needs', label: ['ຄວາມຕ້ອງການ', 'Needs'], relevant: GO_ON }, [
      ask('select_multiple need', 'needs', ['ຕ້ອງການຫຍັງ', 'Needs'], alone('none')),
      ask('select_multiple vulnerability', 'vuln', ['ຄວາມສ່ຽງ', 'Vulnerabilities']),
    ]),
    ...group({ name: 'g_end', label: ['ຈົບ', 'End'] }, [
      ask('select_one yes_no', 'referral_info_given', ['ໃຫ້ແຜ່ນພັບ ຫຼື ສາຍດ່ວນແລ້ວບໍ່', 'Leaflet or hotline given?']),
      ask('text', 'enumerator_comment', ['ໝາຍເຫດ (ຫ້າມຂຽນຊື່!)', 'Comment (no names!)']),
      note('thanks', ['ຂອບໃຈ', 'Thank you']),
    ]),
  ],
};
