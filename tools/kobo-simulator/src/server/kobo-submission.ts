import type { StoredAnswers } from './answers.js';

export interface ValidationStatus {
  timestamp: number;
  uid: string;
  by_whom: string;
  label: string;
}

export interface KoboAttachment {
  download_url: string;
  mimetype: string;
  filename: string;
  media_file_basename: string;
  uid: string;
  is_deleted: boolean;
  question_xpath: string;
}

/** A submission as Kobo's API and its JSON hooks give it. Only metadata has values that are not text. */
export interface KoboSubmission {
  readonly [key: string]: unknown;
  readonly _id: number;
  readonly _uuid: string;
  readonly 'meta/rootUuid': string;
  readonly _submission_time: string;
}

/** What the builder of a body needs to know of a submission. */
export interface BodyParts {
  id: number;
  uuid: string;
  rootUuid: string;
  deprecatedUuid: string | null;
  formhubUuid: string;
  formVersion: string;
  assetUid: string;
  answers: StoredAnswers;
  attachments: readonly KoboAttachment[];
  geopointPaths: readonly string[];
  submittedAt: Date;
  submittedBy: string | null;
  validationStatus: ValidationStatus | null;
}

/** Keys in Kobo's order: `_id`, the form's own order, then the server's metadata. An edited instance carries its rootUuid in the XML, hence earlier. */
export function submissionBody(parts: BodyParts): KoboSubmission {
  const root = `uuid:${parts.rootUuid}`;
  return {
    _id: parts.id,
    'formhub/uuid': parts.formhubUuid,
    ...parts.answers,
    __version__: parts.formVersion,
    'meta/instanceID': `uuid:${parts.uuid}`,
    ...(parts.deprecatedUuid === null ? {} : { 'meta/deprecatedID': `uuid:${parts.deprecatedUuid}`, 'meta/rootUuid': root }),
    _xform_id_string: parts.assetUid,
    _uuid: parts.uuid,
    'meta/rootUuid': root,
    _attachments: parts.attachments,
    _status: 'submitted_via_web',
    _geolocation: geolocation(parts),
    _submission_time: parts.submittedAt.toISOString().slice(0, 19),
    _validation_status: parts.validationStatus ?? {},
    _submitted_by: parts.submittedBy,
  };
}

/** The first answered geopoint outside repeats, else two nulls. */
function geolocation({ answers, geopointPaths }: BodyParts): [number | null, number | null] {
  for (const path of geopointPaths) {
    const answer = answers[path];
    if (typeof answer !== 'string') continue;
    const [latitude, longitude] = answer.split(' ').map(Number);
    if (latitude !== undefined && longitude !== undefined) return [latitude, longitude];
  }
  return [null, null];
}
