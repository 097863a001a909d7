/** What is counted of the answers of class X: yes and no, never a number or a word. */
export type ProtectionMarks = Readonly<Record<string, boolean>>;

const YES_NO = ['protection_concern', 'doc_retained_by_other'];
/** A matter of the interview (1.6 of the domain facts), with several answers at once: own experience, that of the family. */
const ITEM = /^ct_(?!country$|private_setting$)/;
const SAID = ['self', 'family_member', 'no'];

/** `ct_unpaid: "self family_member"` is answered, own and family; who does not know or refuses has not answered. */
export function marksOf(answers: Readonly<Record<string, string>>): ProtectionMarks {
  return Object.fromEntries(Object.entries(answers).flatMap(([question, answer]) => marksAt(question, answer.trim().toLowerCase().split(/\s+/))));
}

function marksAt(question: string, codes: readonly string[]): [string, boolean][] {
  if (question === 'v_uac') return /^\d{1,4}$/.test(codes[0] ?? '') ? [['uac', Number(codes[0]) > 0]] : [];
  if (YES_NO.includes(question)) return codes[0] === 'yes' || codes[0] === 'no' ? [[question, codes[0] === 'yes']] : [];
  if (!ITEM.test(question) || !SAID.some((code) => codes.includes(code))) return [];
  return [[question, true], [`${question}.own`, codes.includes('self')], [`${question}.family`, codes.includes('family_member')]];
}
