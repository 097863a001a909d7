import type { ProblemText } from '@fm/problems';
import { valueAt } from './correction.js';
import type { Answers } from './mapping/read-answer.js';
import type { QuestionClass } from './question-class.js';

interface Change {
  readonly path: string;
  readonly value: string | null;
}

/** Why these changes are not made; null where they may be. Never says what an answer holds. */
export function refusalOf(changes: readonly Change[], { classOf, counting }: { readonly classOf: (path: string) => QuestionClass; readonly counting: Answers }): ProblemText | null {
  const closed = changes.filter(({ path }) => !['record', 'position'].includes(classOf(path))).map(({ path }) => path);
  if (closed.length > 0) {
    return {
      en: `Leave these out, they are mended in Kobo by who may see them: ${closed.join(', ')}. Nothing was changed.`,
      lo: `ໃຫ້ຕັດອອກ, ຜູ້ມີສິດເບິ່ງຕ້ອງແກ້ໃນ Kobo: ${closed.join(', ')}. ບໍ່ມີຫຍັງປ່ຽນແປງ.`,
    };
  }
  const same = changes.filter(({ path, value }) => valueAt(counting, path) === value).map(({ path }) => path);
  if (same.length === 0) return null;
  return { en: `Leave these out, they say so already: ${same.join(', ')}. Nothing was changed.`, lo: `ໃຫ້ຕັດອອກ, ຄຳຕອບເປັນແນວນີ້ຢູ່ແລ້ວ: ${same.join(', ')}. ບໍ່ມີຫຍັງປ່ຽນແປງ.` };
}
