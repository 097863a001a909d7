import type { OwnedSchema } from '@fm/persistence';
import { CreateValidation1700000000002 } from './migrations/1700000000002-create-validation.js';
import { Erase1700000000013 } from './migrations/1700000000013-erase.js';
import { HearSources1700000000012 } from './migrations/1700000000012-hear-sources.js';
import { HearReviews1700000000014 } from './migrations/1700000000014-hear-reviews.js';
import { KeepForms1700000000015 } from './migrations/1700000000015-keep-forms.js';
import { MendAnswers1700000000030 } from './migrations/1700000000030-mend-answers.js';
import { LookAtDays1700000000050 } from './migrations/1700000000050-look-at-days.js';
import { PlanRounds1700000000040 } from './migrations/1700000000040-plan-rounds.js';
import { MapAndSet1700000000031 } from './migrations/1700000000031-map-and-set.js';
import { Protect1700000000041 } from './migrations/1700000000041-protect.js';
import { Redact1700000000060 } from './migrations/1700000000060-redact.js';
import { SeeFieldwork1700000000042 } from './migrations/1700000000042-see-fieldwork.js';

/** The schema that this service owns and no other may read. */
export const VALIDATION_SCHEMA: OwnedSchema = {
  name: 'validation',
  migrations: [
    CreateValidation1700000000002, HearSources1700000000012, Erase1700000000013, HearReviews1700000000014, KeepForms1700000000015, MendAnswers1700000000030, MapAndSet1700000000031,
    PlanRounds1700000000040, Protect1700000000041, SeeFieldwork1700000000042, LookAtDays1700000000050, Redact1700000000060,
  ],
};
