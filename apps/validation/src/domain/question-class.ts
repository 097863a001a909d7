import type { FormKind } from '@fm/contracts/vocabulary';
import type { CompiledMapping } from './mapping/compile-mapping.js';
import { FIELD_CATALOGUE } from './mapping/field-catalogue.js';
import { Slots } from './mapping/slots.js';

/**
 * How an answer may be treated, by what its form's mapping makes of it (sections 5.2 and 10.1 of the domain facts). `record`: shown and mended;
 * `position`: where the phone was, for managers alone; `survey`: class S, or personal in an interview; `severe`: class X, and whatever no field reads:
 * nobody knows what it holds.
 */
export type QuestionClass = 'record' | 'position' | 'survey' | 'severe';

/** From the mildest to the strictest: a question that fills two fields is of the stricter class. */
const CLASSES: readonly QuestionClass[] = ['record', 'position', 'survey', 'severe'];

/** Severe by their name as well, whatever somebody maps them to: trafficking and exploitation, children alone, the enumerator's concern, free words. */
const SEVERE_NAME = /^(ct_.*|v_uac|protection_concern|doc_retained_by_other|remarks|note|enumerator_comment)$/;

/** Who, where, when, and whether the person agreed: of an interview, what anyone could see. */
const HEAD = ['start', 'end', 'enumerator_code', 'fmp_code', 'shift_code', 'obs_date', 'obs_time', 'consent_given', 'flow_direction', 'interviewed_before', 'eligible_age'];
/** Names a person's device: neither shown nor mended. */
const OF_A_DEVICE = 'deviceid';

const ROW = /\[\d+\]/g;

/** The class of every path of a form; rows of a repeat are of the class of the first. */
export function questionClasses(mapping: CompiledMapping): (path: string) => QuestionClass {
  const bySlot = new Map<number, QuestionClass>();
  const note = (slot: number, found: QuestionClass): void => {
    const known = bySlot.get(slot);
    if (slot !== Slots.NEVER && (known === undefined || CLASSES.indexOf(found) > CLASSES.indexOf(known))) bySlot.set(slot, found);
  };
  for (const { name, slot, others } of mapping.fields.values()) for (const asked of [slot, ...others]) note(asked, classOfField(mapping.kind, name));
  for (const { iso3, n } of mapping.nationalities.fixed) for (const slot of [iso3, n]) note(slot, 'record');
  return (path) => {
    const question = path.replace(ROW, '');
    if (SEVERE_NAME.test(question.slice(question.lastIndexOf('/') + 1))) return 'severe';
    return bySlot.get(mapping.slots.get(question) ?? Slots.NEVER) ?? 'severe';
  };
}

function classOfField(kind: FormKind, name: string): QuestionClass {
  const declared = FIELD_CATALOGUE[kind][name];
  if (declared === undefined || declared.sensitivity === 'X' || name === OF_A_DEVICE) return 'severe';
  if (declared.type === 'position') return 'position';
  const isInterview = kind === 'fms' || kind === 'ct';
  return declared.sensitivity === 'S' || (isInterview && !HEAD.includes(name)) ? 'survey' : 'record';
}
