/** What a person sets when making a REST service in Kobo. */
export interface HookSettings {
  name: string;
  endpoint: string;
  active?: boolean;
  exportType?: 'json' | 'xml';
  authLevel?: 'no_auth' | 'basic_auth';
  username?: string;
  password?: string;
  customHeaders?: Record<string, string>;
  subsetFields?: string[];
  /** JSON text with `%SUBMISSION%` where the submission goes; empty for the submission alone. */
  payloadTemplate?: string;
}

export type HookLogStatus = 'failed' | 'pending' | 'success' | 'processing';

/** Kobo's numbers for the states of a log. */
export const HOOK_LOG_CODES: Record<HookLogStatus, number> = { failed: 0, pending: 1, success: 2, processing: 3 };

/** One log per (hook, submission), as Kobo's HookLog. `statusCode` null: never answered, an error inside Kobo. */
export interface HookLog {
  uid: string;
  submissionId: number;
  tries: number;
  status: HookLogStatus;
  statusCode: number | null;
  message: string;
  modifiedAt: Date;
}

export interface KoboHook extends Required<HookSettings> {
  uid: string;
  modifiedAt: Date;
  logs: Map<number, HookLog>;
}

export function newHook(uid: string, settings: HookSettings, at: Date): KoboHook {
  const defaults = {
    active: true, exportType: 'json' as const, authLevel: 'no_auth' as const,
    username: '', password: '', customHeaders: {}, subsetFields: [], payloadTemplate: '',
  };
  return { ...defaults, ...settings, uid, modifiedAt: at, logs: new Map() };
}
