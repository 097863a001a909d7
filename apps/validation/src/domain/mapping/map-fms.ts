import { FMS_QUESTIONS, type FlowDirection, type FmsAnswer, type FmsQuestion, type FmsRecord } from '@fm/contracts/vocabulary';
import type { FmsDraft } from '../drafts/fms-draft.js';
import { mapHeader } from './map-header.js';
import { mapPlace } from './map-place.js';
import { answerTo, mapProtection } from './map-protection.js';
import type { MappedAnswers } from './mapped-answers.js';

const QUESTIONS = Object.keys(FMS_QUESTIONS) as readonly FmsQuestion[];

/** From the answers of a survey to our words: the questions by their declaration. */
export function mapFms(answers: MappedAnswers, changed: readonly string[]): FmsDraft {
  const own = {
    consent: answers.yesNo('consent_given'),
    eligible: answers.yesNo('eligible_age'),
    interviewedBefore: answers.code('interviewed_before'),
    statedDirection: answers.code('flow_direction') as FlowDirection | null,
    origin: mapPlace(answers, 'origin'),
    destination: mapPlace(answers, 'dest'),
    answers: surveyAnswers(answers),
  };
  const protection = mapProtection(answers);
  return { ...mapHeader(answers, changed), ...own, protection };
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
