import { ALERT_RAISED } from './events/alert-raised.v1.js';
import { ENUMERATOR_REGISTERED } from './events/enumerator-registered.v1.js';
import { FIGURE_PROTECTED } from './events/figure-protected.v1.js';
import { FIGURE_RESTATED } from './events/figure-restated.v1.js';
import { FIGURE_RELEASED } from './events/figure-released.v1.js';
import { FIGURE_UPDATED } from './events/figure-updated.v1.js';
import { FORM_DEPLOYED } from './events/form-deployed.v1.js';
import { MONITORING_POINT_REGISTERED } from './events/monitoring-point-registered.v1.js';
import { PROTECTION_ALERTED } from './events/protection-alerted.v1.js';
import { PROTECTION_NOTED } from './events/protection-noted.v1.js';
import { ROUND_PLANNED } from './events/round-planned.v1.js';
import { SOURCE_REGISTERED } from './events/source-registered.v1.js';
import { SUBMISSION_CORRECTED } from './events/submission-corrected.v1.js';
import { SUBMISSION_LOCATED } from './events/submission-located.v1.js';
import { SUBMISSION_QUARANTINED } from './events/submission-quarantined.v1.js';
import { SUBMISSION_RECEIVED } from './events/submission-received.v1.js';
import { SUBMISSION_REDACTED } from './events/submission-redacted.v1.js';
import { SUBMISSION_REVIEWED } from './events/submission-reviewed.v1.js';
import { SUBMISSION_VALIDATED } from './events/submission-validated.v1.js';
import { SUBMISSION_WITHDRAWN } from './events/submission-withdrawn.v1.js';
import type { ServiceName, Topic } from './topic.js';

/** Every topic in the order of a submission's journey: the whole chain of reactions on one screen. */
export const TOPIC_CATALOGUE = [
  SOURCE_REGISTERED,
  FORM_DEPLOYED,
  SUBMISSION_RECEIVED,
  SUBMISSION_WITHDRAWN,
  SUBMISSION_REVIEWED,
  SUBMISSION_VALIDATED,
  SUBMISSION_QUARANTINED,
  SUBMISSION_CORRECTED,
  SUBMISSION_REDACTED,
  PROTECTION_NOTED,
  PROTECTION_ALERTED,
  ENUMERATOR_REGISTERED,
  ROUND_PLANNED,
  MONITORING_POINT_REGISTERED,
  SUBMISSION_LOCATED,
  FIGURE_UPDATED,
  FIGURE_PROTECTED,
  FIGURE_RESTATED,
  FIGURE_RELEASED,
  ALERT_RAISED,
] as const;

/** A topic of which only the name, keys and policies matter. */
export type AnyTopic = Pick<Topic<object>, 'name' | 'producer' | 'consumers' | 'tier' | 'retention' | 'partitions' | 'sealedAtRest'> & Partial<Pick<Topic<object>, 'furtherProducers'>>;

export const topicNamed = (name: string): AnyTopic | undefined => TOPIC_CATALOGUE.find((topic) => topic.name === name);

/** The topics that a service reads. */
export const topicsReadBy = (service: ServiceName): AnyTopic[] => TOPIC_CATALOGUE.filter((topic) => topic.consumers.includes(service));
