import type { KoboAsset } from '../server/kobo-asset.js';
import type { KoboHook } from '../server/kobo-hook.js';
import { ApiRefusal, notFound } from './api-refusal.js';
import { type Call, methodNotAllowed } from './call.js';
import { describeLog, listLogs, logOf, retryAll, retryLog } from './hook-log-routes.js';
import { createHook, describeHook, hookOf, patchHook } from './hook-routes.js';
import { codenames } from './kobo-user.js';
import { paginate } from './paging.js';
import { ok, type Reply } from './reply.js';

/** `…/hooks/…` of one form. Kobo answers 404, not 403, to those who may not change the form. */
export async function routeHooks(call: Call, asset: KoboAsset, [uid, room, logUid, verb]: string[]): Promise<Reply> {
  if (!codenames(call.user).includes('change_asset')) throw notFound();
  const base = call.url.origin;
  if (uid === undefined) return hooks(call, asset);
  const hook = hookOf(asset, uid);
  if (room === undefined) return oneHook(call, asset, hook);
  if (room === 'retry' && call.method === 'PATCH') return retryAll(senderOf(call), asset, hook);
  if (room !== 'logs') throw notFound();
  if (logUid === undefined) return ok(listLogs(asset, hook, call.url));
  const log = logOf(hook, logUid);
  if (verb === 'retry' && call.method === 'PATCH') return ok(await retryLog(senderOf(call), asset, { hook, log }));
  if (call.method !== 'GET') throw methodNotAllowed(call);
  return ok(describeLog(asset, hook, { log, base }));
}

function hooks(call: Call, asset: KoboAsset): Reply {
  const base = call.url.origin;
  if (call.method === 'POST') return { status: 201, body: describeHook(asset, createHook(asset, call.body), base) };
  if (call.method !== 'GET') throw methodNotAllowed(call);
  return ok(paginate([...asset.hooks.values()].map((hook) => describeHook(asset, hook, base)), call.url));
}

function oneHook(call: Call, asset: KoboAsset, hook: KoboHook): Reply {
  if (call.method === 'DELETE') {
    asset.hooks.delete(hook.uid);
    return { status: 204 };
  }
  if (call.method === 'PATCH') patchHook(hook, call.body, call.server.now());
  else if (call.method !== 'GET') throw methodNotAllowed(call);
  return ok(describeHook(asset, hook, call.url.origin));
}

function senderOf(call: Call) {
  if (call.sender === undefined) throw new ApiRefusal(503, 'No hook sender: start the API with one to retry hooks.');
  return call.sender;
}
