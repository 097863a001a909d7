import type { Finding, FormKind } from '@fm/contracts/vocabulary';
import { placeOf } from './mapping/field-place.js';
import type { CompiledMapping } from './mapping/compile-mapping.js';
import type { Answers } from './mapping/read-answer.js';

/** What nobody may keep of a body, and by which rules. */
export interface Redaction {
  readonly rules: readonly string[];
  /** Paths that stay: what anyone could see, and whether the person agreed. What no field reads goes: nobody knows what it holds. */
  readonly kept: ReadonlySet<string>;
  /** Written in the place of what goes, where nothing else says it. */
  readonly stated: Readonly<Record<string, string>>;
}

/** What was taken out of a body, by the names of the questions. */
export interface RedactedBody {
  readonly submission: string;
  readonly revision: number;
  readonly decision: number;
  readonly rules: readonly string[];
  readonly paths: readonly string[];
  readonly stated: Readonly<Record<string, string>>;
  readonly redactedAt: string;
}

/** Rules after which answers go: no consent, not of age, asked where others could listen. */
const REFUSING = ['V-C10', 'V-C11', 'V-C14'];
/** They are about answers that went. */
const ABOUT_WHAT_WENT = ['V-S3-missing', 'V-C2'];

const SEEN = ['start', 'end', 'deviceid', 'fmp_code', 'obs_date', 'shift_code', 'enumerator_code', 'obs_time', 'gps'];
const KEPT: Readonly<Record<FormKind, readonly string[]>> = {
  coverage: SEEN,
  fmr: [...SEEN, 'info_source', 'consent_given', 'flow_direction', 'n_total'],
  fms: [...SEEN, 'consent_given', 'interviewed_before', 'eligible_age', 'flow_direction'],
  ct: [...SEEN, 'consent_given', 'ct_private_setting', 'referral_info_given', 'protection_concern'],
};

export const isAboutWhatWent = (rule: string): boolean => ABOUT_WHAT_WENT.includes(rule);

/**
 * What must go of a body that was judged so; null where nothing must.
 * @param direction of a group, as it follows from everything that was said: it was seen, and must not go with the countries
 */
export function redactionOf(mapping: CompiledMapping, { answers, findings, direction }: { readonly answers: Answers; readonly findings: readonly Finding[]; readonly direction: string | null }): Redaction | null {
  const rules = REFUSING.filter((rule) => findings.some((finding) => finding.rule === rule));
  if (rules.length === 0) return null;
  const kept = pathsOf(mapping, KEPT[mapping.kind]);
  const [asked] = mapping.kind === 'fmr' && direction !== null && direction !== 'undefined' ? pathsOf(mapping, ['flow_direction']) : [];
  const isSaid = asked === undefined || ![undefined, '', 'undefined'].includes(answers[asked]);
  return { rules, kept, stated: asked === undefined || direction === null || isSaid ? {} : { [asked]: direction } };
}

/** The answers without those that go. */
export function redacted(answers: Answers, { kept, stated }: Redaction): Answers {
  return { ...Object.fromEntries(Object.entries(answers).filter(([path]) => kept.has(path))), ...stated };
}

function pathsOf(mapping: CompiledMapping, names: readonly string[]): ReadonlySet<string> {
  const slots = new Set(names.flatMap((name) => {
    const field = mapping.at[placeOf(name)];
    return field ? [field.slot, ...field.others] : [];
  }));
  return new Set([...mapping.slots].filter(([, slot]) => slots.has(slot)).map(([path]) => path));
}
