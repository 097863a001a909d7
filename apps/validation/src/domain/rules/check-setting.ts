import type { Bilingual } from '@fm/contracts/vocabulary';
import { settable, type RuleSetting } from './rule-settings.js';

/** Nobody means more, and dates and sizes stay what a number can hold. */
const LARGEST = 1e9;

/** `unknown`: there is no such rule. Else why it cannot be set so, or null where it can. */
export function checkSetting({ rule, severity, thresholds }: Pick<RuleSetting, 'rule' | 'severity' | 'thresholds'>): 'unknown' | Bilingual | null {
  const known = settable(rule);
  if (!known) return 'unknown';
  if (known.essential && severity !== null && severity !== 'E') return { en: 'Without what this rule asks for nothing can be counted: it stays E.', lo: 'ຖ້າຂາດສິ່ງນີ້ຈະນັບບໍ່ໄດ້: ກົດນີ້ຕ້ອງເປັນ E.' };
  const wrong = Object.entries(thresholds ?? {}).filter(([name, value]) => !known.thresholds.includes(name) || typeof value !== 'number' || !(value >= 0 && value <= LARGEST)).map(([name]) => name);
  if (wrong.length === 0) return null;
  const names = known.thresholds.join(', ') || '-';
  return { en: `Set numbers from 0 of: ${names}. Not so: ${wrong.join(', ')}.`, lo: `ຕັ້ງຕົວເລກ (0 ຂຶ້ນໄປ) ຂອງ: ${names}. ບໍ່ຖືກ: ${wrong.join(', ')}.` };
}
