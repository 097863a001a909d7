import type { CtDraft } from '../drafts/ct-draft.js';
import { mapHeader } from './map-header.js';
import { mapProtection } from './map-protection.js';
import type { MappedAnswers } from './mapped-answers.js';

/** From the answers of the counter-trafficking module: a header, and what leaves it. */
export function mapCt(answers: MappedAnswers, changed: readonly string[]): CtDraft {
  const own = { consent: answers.yesNo('consent_given'), privateSetting: answers.yesNo('ct_private_setting') };
  const protection = mapProtection(answers);
  return { ...mapHeader(answers, changed), ...own, protection };
}
