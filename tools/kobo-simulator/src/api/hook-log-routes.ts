import type { HookSender } from '../hooks/hook-sender.js';
import type { KoboAsset } from '../server/kobo-asset.js';
import { HOOK_LOG_CODES, type HookLog, type KoboHook } from '../server/kobo-hook.js';
import { ApiRefusal, notFound } from './api-refusal.js';
import { type Page, paginateByNumber } from './paging.js';
import type { Reply } from './reply.js';

export function logOf(hook: KoboHook, uid: string): HookLog {
  const log = [...hook.logs.values()].find((one) => one.uid === uid);
  if (log === undefined) throw notFound();
  return log;
}

/** Newest first, by `status`, `start_date` (itself included) and `end_date` (left out), fifty to a page that is asked for by `page`. */
export function listLogs(asset: KoboAsset, hook: KoboHook, url: URL): Page<unknown> {
  const status = url.searchParams.get('status');
  const [from, to] = [instant(url, 'start_date') ?? -Infinity, instant(url, 'end_date') ?? Infinity];
  if (status !== null && !/^[0-3]$/.test(status)) throw new ApiRefusal(400, `Select a valid choice: status is 0, 1, 2 or 3, not ${status}.`);
  const logs = [...hook.logs.values()].filter((log) => {
    const at = log.modifiedAt.getTime();
    return at >= from && at < to && (status === null || String(HOOK_LOG_CODES[log.status]) === status);
  });
  logs.sort((one, other) => other.modifiedAt.getTime() - one.modifiedAt.getTime());
  return paginateByNumber(logs.map((log) => describeLog(asset, hook, { log, base: url.origin })), url);
}

/** `PATCH …/logs/{l}/retry/`: synchronous, one attempt; 400 when the log is under way or succeeded. */
export async function retryLog(sender: HookSender, asset: KoboAsset, { hook, log }: { hook: KoboHook; log: HookLog }): Promise<unknown> {
  if (!(await sender.retry(asset, hook, log.submissionId))) throw new ApiRefusal(400, 'Data is being or has already been processed');
  if (log.status !== 'success') throw new ApiRefusal(log.statusCode ?? 500, log.message);
  return { detail: log.message, status_code: log.statusCode };
}

/** `PATCH …/hooks/{h}/retry/`: everything that failed, one after the other, after this answer. */
export function retryAll(sender: HookSender, asset: KoboAsset, hook: KoboHook): Reply {
  if (!hook.active) throw new ApiRefusal(400, 'Can not retry on disabled hooks');
  const pending = sender.retryAll(asset, hook);
  if (pending.length === 0) return { status: 304 };
  return { status: 200, body: { detail: 'Task successfully scheduled', pending_uids: pending } };
}

export function describeLog(asset: KoboAsset, hook: KoboHook, { log, base }: { log: HookLog; base: string }): Record<string, unknown> {
  return {
    url: `${base}/api/v2/assets/${asset.uid}/hooks/${hook.uid}/logs/${log.uid}/`, uid: log.uid, submission_id: log.submissionId,
    tries: log.tries, status: HOOK_LOG_CODES[log.status], status_str: log.status, status_code: log.statusCode,
    message: log.message, date_modified: log.modifiedAt.toISOString(),
  };
}

/** Kobo's documentation wants "+00:00" and not "Z", and the plus sign escaped in the address; the simulator holds callers to it. */
function instant(url: URL, name: string): number | undefined {
  const text = url.searchParams.get(name);
  if (text === null) return undefined;
  const given = Date.parse(/[+-]\d\d:\d\d$/.test(text) ? text : `${text}${text.includes('T') ? '+00:00' : 'T00:00:00+00:00'}`);
  if (Number.isNaN(given)) throw new ApiRefusal(400, `Enter a valid date/time in ${name}: write 2026-06-01T00:00:00%2B00:00.`);
  return given;
}
