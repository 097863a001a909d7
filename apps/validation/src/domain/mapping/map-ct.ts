import type { CtDraft } from '../drafts/ct-draft.js';
import { placeOf } from './field-place.js';
import { MappedHeader } from './map-header.js';
import type { MappedAnswers } from './mapped-answers.js';

const AT = { consent_given: placeOf('consent_given'), ct_private_setting: placeOf('ct_private_setting') };

/** From the answers of the counter-trafficking module: a header, and what leaves it. */
export class MappedCt extends MappedHeader implements CtDraft {
  readonly consent: boolean | null;
  readonly privateSetting: boolean | null;

  constructor(answers: MappedAnswers, changed: readonly string[]) {
    super(answers, changed);
    this.consent = answers.yesNo(AT.consent_given);
    this.privateSetting = answers.yesNo(AT.ct_private_setting);
  }
}
