import { Random } from '../random.js';
import { koboUid } from './identifiers.js';

export type HistoryAction = 'add-submission' | 'modify-submission' | 'delete-submission' | 'view-data' | 'redeploy';

/** The account that owns every simulated project, and by which things happen that no request asked for. */
export const OWNER = 'lao_fm';

/** What a row says beside who and when: of a submission, of a deployment, or nothing. */
export interface HistoryDetails {
  submission?: { root_uuid: string; submitted_by: string; status?: string };
  latest_version_uid?: string;
  latest_deployed_version_uid?: string;
}

/** One row of a project's history, in Kobo's shape. Seconds only: Kobo's `date_created` has no fraction. */
export interface HistoryEntry {
  user: string;
  user_uid: string;
  username: string;
  action: HistoryAction;
  metadata: HistoryDetails & {
    source: string;
    asset_uid: string;
    ip_address: string;
    log_subtype: 'project';
    project_owner: string;
  };
  date_created: string;
}

export interface HistoryFacts {
  action: HistoryAction;
  assetUid: string;
  username: string;
  details: HistoryDetails;
  at: Date;
  baseUrl: string;
}

export function historyEntry(facts: HistoryFacts): HistoryEntry {
  return {
    user: `${facts.baseUrl}/api/v2/users/${facts.username}/`,
    user_uid: userUid(facts.username),
    username: facts.username,
    action: facts.action,
    metadata: {
      source: 'Firefox (Ubuntu)',
      asset_uid: facts.assetUid,
      ip_address: '192.0.2.7',
      log_subtype: 'project',
      project_owner: OWNER,
      ...facts.details,
    },
    date_created: `${facts.at.toISOString().slice(0, 19)}Z`,
  };
}

const uids = new Map<string, string>();

/** The same name has the same uid on every server and in every run. */
function userUid(username: string): string {
  const known = uids.get(username);
  if (known !== undefined) return known;
  const made = koboUid('u', new Random(username));
  uids.set(username, made);
  return made;
}
