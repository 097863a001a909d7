import { UNKNOWN, type FlowDirection, type NationalityCount, type ObservableVulnerability, type SexAgeCount, type StatedPlace } from '@fm/contracts/vocabulary';
import type { FmrDraft } from '../drafts/fmr-draft.js';
import { readCountGrid } from './count-grid.js';
import { MappedHeader } from './map-header.js';
import { mapPlace } from './map-place.js';
import type { MappedAnswers } from './mapped-answers.js';

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
    this.infoSource = answers.code('info_source');
    this.consent = answers.yesNo('consent_given');
    this.statedDirection = answers.code('flow_direction') as FlowDirection | null;
    this.departure = mapPlace(answers, 'dep');
    this.destination = mapPlace(answers, 'dest');
    this.movementType = answers.code('movement_type') ?? UNKNOWN;
    this.reasons = answers.codes('reasons');
    this.transport = answers.code('transport_mode') ?? UNKNOWN;
    this.stay = answers.code('stay_duration');
    this.groupType = answers.code('group_type');
    this.nTotal = answers.integer('n_total');
    this.nTotalText = answers.text('n_total');
    this.sexAge = readCountGrid(answers);
    this.nationalities = answers.nationalities();
    this.vulnerabilities = vulnerabilitiesIn(answers);
    this.unaccompanied = answers.integer('v_uac');
  }
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
