import { Problem } from '@fm/problems';
import { TOO_MANY_ROWS } from '../gateway.problems.js';

/** Rows of one answer. */
export const MOST_ROWS = 100_000;

export function tooManyRows(): Problem {
  return new Problem(TOO_MANY_ROWS, {
    en: `More than ${MOST_ROWS} rows: take a file, which has no such limit (.csv, .xlsx), or ask for fewer days (from, to), a longer interval, fewer dimensions in "by", or filter, and join the answers.`,
    lo: `ເກີນ ${MOST_ROWS} ແຖວ: ໃຫ້ໃຊ້ໄຟລ໌ທີ່ບໍ່ຈຳກັດ (.csv, .xlsx) ຫຼື ຫຼຸດຈຳນວນມື້ (from, to), ໃຊ້ interval ຍາວຂຶ້ນ, ຫຼຸດມິຕິໃນ "by" ຫຼື ໃສ່ຕົວກອງ ແລ້ວຕໍ່ຄຳຕອບເຂົ້າກັນ.`,
  });
}
