export type HistoryAction = 'add-submission' | 'modify-submission' | 'delete-submission';

/** One row of a project's history, in Kobo's shape. Seconds only: Kobo's `date_created` has no fraction. */
export interface HistoryEntry {
  user: string;
  user_uid: string;
  username: string;
  action: HistoryAction;
  metadata: {
    source: string;
    asset_uid: string;
    ip_address: string;
    log_subtype: 'project';
    project_owner: string;
    submission: { root_uuid: string; submitted_by: string; status?: string };
  };
  date_created: string;
}

export interface HistoryFacts {
  action: HistoryAction;
  assetUid: string;
  rootUuid: string;
  submittedBy: string | null;
  status?: string;
  at: Date;
  baseUrl: string;
}

export function historyEntry(facts: HistoryFacts): HistoryEntry {
  const status = facts.status === undefined ? {} : { status: facts.status };
  return {
    user: `${facts.baseUrl}/api/v2/users/lao_fm/`,
    user_uid: 'uLaoFlowMonitoring2222',
    username: 'lao_fm',
    action: facts.action,
    metadata: {
      source: 'Firefox (Ubuntu)',
      asset_uid: facts.assetUid,
      ip_address: '192.0.2.7',
      log_subtype: 'project',
      project_owner: 'lao_fm',
      submission: { root_uuid: facts.rootUuid, submitted_by: facts.submittedBy ?? 'AnonymousUser', ...status },
    },
    date_created: `${facts.at.toISOString().slice(0, 19)}Z`,
  };
}
