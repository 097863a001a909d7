import { ask, IDENTITY, METADATA, needs, NOT_NEGATIVE, OBSERVED_ON, SHIFT, type FormDeclaration } from './form.js';

/** Whether the point was watched. Without it silence and nobody there look the same. */
export const COVERAGE_FORM: FormDeclaration = {
  id: 'lao_fm_coverage',
  title: ['ບັນທຶກການເຝົ້າຈຸດຕິດຕາມ', 'Flow monitoring: coverage log'],
  rows: [
    ...METADATA,
    ...IDENTITY, OBSERVED_ON, SHIFT,
    needs('select_one yes_no', 'fmp_open', ['ຈຸດເປີດບໍ່?', 'Was the point open?']),
    needs('select_one yes_no', 'observed', ['ທີມໄດ້ຢູ່ ແລະ ນັບບໍ່?', 'Was the team there and counting?']),
    needs('select_one closed_reason', 'closed_reason', ['ເປັນຫຍັງບໍ່ໄດ້ນັບ?', 'Why not?'], { relevant: "${observed} = 'no'" }),
    needs('time', 'planned_start', ['ແຜນເລີ່ມ', 'Planned start']),
    needs('time', 'planned_end', ['ແຜນສິ້ນສຸດ', 'Planned end']),
    needs('dateTime', 'actual_start', ['ເລີ່ມຈິງ', 'Actual start'], { relevant: "${observed} = 'yes'" }),
    needs('dateTime', 'actual_end', ['ສິ້ນສຸດຈິງ', 'Actual end'], { relevant: "${observed} = 'yes'", constraint: '. >= ${actual_start}', constraintMessage: ['ຕ້ອງຫຼັງເວລາເລີ່ມ', 'Not before the start'] }),
    needs('integer', 'n_enumerators', ['ຈຳນວນຜູ້ສຳພາດ', 'Enumerators present'], { relevant: "${observed} = 'yes'", constraint: '. >= 1 and . <= 20', constraintMessage: ['1 ຫາ 20', '1 to 20'] }),
    ask('integer', 'groups_missed_est', ['ກຸ່ມທີ່ເຫັນແຕ່ບໍ່ໄດ້ບັນທຶກ (ຄາດຄະເນ)', 'Groups seen and not recorded, estimated'], NOT_NEGATIVE),
    ask('integer', 'n_groups_refused', ['ກຸ່ມທີ່ປະຕິເສດ', 'Groups that refused'], NOT_NEGATIVE),
    needs('select_one yes_no', 'exclusion_rule_applied', ['ບໍ່ນັບຄົນຄ້າຂາຍຊາຍແດນປະຈຳວັນແມ່ນບໍ່?', 'Were daily border traders left out?']),
    ask('text', 'note', ['ໝາຍເຫດ (ຫ້າມຂຽນຊື່)', 'Note (no names)']),
  ],
};
