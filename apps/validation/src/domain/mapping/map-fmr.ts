import { UNKNOWN, type FlowDirection, type NationalityCount, type ObservableVulnerability, type SexAgeCount, type StatedPlace } from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../drafts/fmr-draft.js';
import { readCountGrid } from './count-grid.js';
import { MappedHeader } from './map-header.js';
import { placeOf } from './field-place.js';
import { DEPARTURE, DESTINATION, mapPlace } from './map-place.js';
import type { MappedAnswers } from './mapped-answers.js';

const AT = {
  info_source: placeOf('info_source'), consent_given: placeOf('consent_given'), flow_direction: placeOf('flow_direction'), movement_type: placeOf('movement_type'),
  reasons: placeOf('reasons'), transport_mode: placeOf('transport_mode'), stay_duration: placeOf('stay_duration'), group_type: placeOf('group_type'),
  n_total: placeOf('n_total'), v_uac: placeOf('v_uac'), v_pregnant: placeOf('v_pregnant'), v_lactating: placeOf('v_lactating'),
  v_disability_visible: placeOf('v_disability_visible'), v_elderly_alone: placeOf('v_elderly_alone'), v_single_head: placeOf('v_single_head'), v_chronic_ill: placeOf('v_chronic_ill'),
};

/** From the answers of a registry form to our words. Never throws for bad data: what cannot be read is null and noted. */
export class MappedFmr extends MappedHeader implements FmrDraft {
  readonly infoSource: string | null;
  readonly consent: boolean | null;
  readonly statedDirection: FlowDirection | null;
  readonly departure: StatedPlace;
  readonly destination: StatedPlace;
  readonly movementType: string;
  readonly reasons: readonly string[] | null;
  readonly transport: string;
  readonly stay: string | null;
  readonly groupType: string | null;
  readonly nTotal: number | null;
  readonly nTotalText: string | null;
  readonly sexAge: readonly SexAgeCount[] | null;
  readonly nationalities: readonly NationalityCount[];
  readonly vulnerabilities: Readonly<Record<ObservableVulnerability, number | null>>;
  readonly unaccompanied: number | null;

  constructor(answers: MappedAnswers, changed: readonly string[]) {
    super(answers, changed);
    this.infoSource = answers.code(AT.info_source);
    this.consent = answers.yesNo(AT.consent_given);
    this.statedDirection = answers.code(AT.flow_direction) as FlowDirection | null;
    this.departure = mapPlace(answers, DEPARTURE);
    this.destination = mapPlace(answers, DESTINATION);
    this.movementType = answers.code(AT.movement_type) ?? UNKNOWN;
    this.reasons = answers.codes(AT.reasons);
    this.transport = answers.code(AT.transport_mode) ?? UNKNOWN;
    this.stay = answers.code(AT.stay_duration);
    this.groupType = answers.code(AT.group_type);
    this.nTotal = answers.integer(AT.n_total);
    this.nTotalText = answers.text(AT.n_total);
    this.sexAge = readCountGrid(answers);
    this.nationalities = answers.nationalities();
    this.vulnerabilities = vulnerabilitiesIn(answers);
    this.unaccompanied = answers.integer(AT.v_uac);
  }
}

function vulnerabilitiesIn(answers: MappedAnswers): Record<ObservableVulnerability, number | null> {
  return {
    pregnant: answers.integer(AT.v_pregnant),
    lactating: answers.integer(AT.v_lactating),
    disability_visible: answers.integer(AT.v_disability_visible),
    elderly_alone: answers.integer(AT.v_elderly_alone),
    single_head: answers.integer(AT.v_single_head),
    chronic_ill: answers.integer(AT.v_chronic_ill),
  };
}
