import { UNKNOWN, type FlowDirection, type ObservableVulnerability } from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../drafts/fmr-draft.js';
import { readCountGrid } from './count-grid.js';
import { mapHeader } from './map-header.js';
import { mapPlace } from './map-place.js';
import { mapProtection } from './map-protection.js';
import type { MappedAnswers } from './mapped-answers.js';

/** From the answers of a registry form to our words. Never throws for bad data: what cannot be read is null and noted. */
export function mapFmr(answers: MappedAnswers, changed: readonly string[]): FmrDraft {
  const own = {
    infoSource: answers.code('info_source'),
    consent: answers.yesNo('consent_given'),
    statedDirection: answers.code('flow_direction') as FlowDirection | null,
    departure: mapPlace(answers, 'dep'),
    destination: mapPlace(answers, 'dest'),
    movementType: answers.code('movement_type') ?? UNKNOWN,
    reasons: answers.codes('reasons'),
    transport: answers.code('transport_mode') ?? UNKNOWN,
    stay: answers.code('stay_duration'),
    groupType: answers.code('group_type'),
    nTotal: answers.integer('n_total'),
    nTotalText: answers.text('n_total'),
    sexAge: readCountGrid(answers),
    nationalities: answers.nationalities(),
    vulnerabilities: vulnerabilitiesIn(answers),
    unaccompanied: answers.integer('v_uac'),
  };
  const protection = mapProtection(answers);
  return { ...mapHeader(answers, changed), ...own, protection };
}

function vulnerabilitiesIn(answers: MappedAnswers): Record<ObservableVulnerability, number | null> {
  return {
    pregnant: answers.integer('v_pregnant'),
    lactating: answers.integer('v_lactating'),
    disability_visible: answers.integer('v_disability_visible'),
    elderly_alone: answers.integer('v_elderly_alone'),
    single_head: answers.integer('v_single_head'),
    chronic_ill: answers.integer('v_chronic_ill'),
  };
}
