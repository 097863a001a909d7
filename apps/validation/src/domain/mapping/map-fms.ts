import { FMS_QUESTIONS, type FlowDirection, type FmsAnswer, type FmsQuestion, type FmsRecord, type StatedPlace } from '@fm/contracts/vocabulary';
import type { FmsDraft } from '../drafts/fms-draft.js';
import { placeOf } from './field-place.js';
import { MappedHeader } from './map-header.js';
import { DESTINATION, mapPlace, ORIGIN } from './map-place.js';
import { answerTo } from './map-protection.js';
import type { MappedAnswers } from './mapped-answers.js';

const QUESTIONS = Object.keys(FMS_QUESTIONS) as readonly FmsQuestion[];

const AT = {
  consent_given: placeOf('consent_given'), eligible_age: placeOf('eligible_age'), interviewed_before: placeOf('interviewed_before'), flow_direction: placeOf('flow_direction'),
};

/** From the answers of a survey to our words: the questions by their declaration. */
export class MappedFms extends MappedHeader implements FmsDraft {
  readonly consent: boolean | null;
  readonly eligible: boolean | null;
  readonly interviewedBefore: string | null;
  readonly statedDirection: FlowDirection | null;
  readonly origin: StatedPlace;
  readonly destination: StatedPlace;
  readonly answers: FmsRecord['answers'];

  constructor(answers: MappedAnswers, changed: readonly string[]) {
    super(answers, changed);
    this.consent = answers.yesNo(AT.consent_given);
    this.eligible = answers.yesNo(AT.eligible_age);
    this.interviewedBefore = answers.code(AT.interviewed_before);
    this.statedDirection = answers.code(AT.flow_direction) as FlowDirection | null;
    this.origin = mapPlace(answers, ORIGIN);
    this.destination = mapPlace(answers, DESTINATION);
    this.answers = surveyAnswers(answers);
  }
}

function surveyAnswers(answers: MappedAnswers): FmsRecord['answers'] {
  const given: Partial<Record<FmsQuestion, FmsAnswer>> = {};
  for (const question of QUESTIONS) {
    const field = answers.mapping.fields.get(question);
    const answer = field ? answerTo(answers, field) : null;
    if (answer !== null) given[question] = answer;
  }
  return given;
}
