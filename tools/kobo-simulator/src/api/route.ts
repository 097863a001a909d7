import type { HookSender } from '../hooks/hook-sender.js';
import type { KoboAsset } from '../server/kobo-asset.js';
import type { KoboServer } from '../server/kobo-server.js';
import { ApiRefusal, notFound } from './api-refusal.js';
import { describeAsset, describeVersion } from './asset-routes.js';
import { bulkEdit, listData, oneSubmission, patchValidationStatus } from './data-routes.js';
import { listHistory } from './history-routes.js';
import { createHook, describeHook, hookOf, listLogs, patchHook, retryLog } from './hook-routes.js';
import { paginate } from './paging.js';

export interface Call {
  server: KoboServer;
  sender?: HookSender;
  method: string;
  url: URL;
  body: Record<string, unknown>;
}

export interface Reply {
  status: number;
  body?: unknown;
}

/** Paths as Kobo's, trailing slash or not. */
export async function route(call: Call): Promise<Reply> {
  const [api, version, kind, uid, ...rest] = call.url.pathname.split('/').filter((step) => step !== '');
  if (api !== 'api' || version !== 'v2' || kind !== 'assets') throw notFound();
  if (uid === undefined) return ok(paginate(call.server.assets.map((asset) => describeAsset(asset, call.url.origin)), call.url));
  const asset = call.server.asset(uid);
  if (asset === undefined) throw notFound();
  const [room, ...steps] = rest;
  switch (room) {
    case undefined: return ok(describeAsset(asset, call.url.origin));
    case 'data': return data(call, asset, steps);
    case 'history': return ok(listHistory(asset, call.url));
    case 'hooks': return hooks(call, asset, steps);
    case 'versions': return ok(describeVersion(asset, steps[0] ?? asset.version));
    default: throw notFound();
  }
}

function data(call: Call, asset: KoboAsset, [key, verb]: string[]): Reply {
  if (key === undefined && call.method === 'GET') return ok(listData(asset, call.url));
  if (key === undefined) throw methodNotAllowed(call);
  if (key === 'bulk' && call.method === 'PATCH') return ok(bulkEdit(asset, call.body));
  if (verb === 'validation_status') return validationStatus(call, asset, key);
  const submission = oneSubmission(asset, key);
  if (call.method === 'GET') return ok(submission);
  if (call.method !== 'DELETE') throw methodNotAllowed(call);
  asset.delete(submission._id);
  return { status: 204 };
}

function validationStatus(call: Call, asset: KoboAsset, key: string): Reply {
  if (call.method === 'GET') return ok(oneSubmission(asset, key)['_validation_status']);
  if (call.method === 'PATCH') return ok(patchValidationStatus(asset, key, call.body));
  if (call.method !== 'DELETE') throw methodNotAllowed(call);
  patchValidationStatus(asset, key, { 'validation_status.uid': '' });
  return { status: 204 };
}

async function hooks(call: Call, asset: KoboAsset, [uid, logs, logUid, verb]: string[]): Promise<Reply> {
  const { origin } = call.url;
  if (uid === undefined && call.method === 'POST') return { status: 201, body: describeHook(asset, createHook(asset, call.body), origin) };
  if (uid === undefined) return ok(paginate([...asset.hooks.values()].map((hook) => describeHook(asset, hook, origin)), call.url));
  const hook = hookOf(asset, uid);
  if (verb === 'retry' && call.method === 'PATCH') {
    return ok(await retryLog(asset, hook, { logUid: logUid ?? '', ...(call.sender === undefined ? {} : { sender: call.sender }) }));
  }
  if (logs === 'logs') return ok(listLogs(asset, hook, call.url));
  if (call.method === 'PATCH') patchHook(hook, call.body, call.server.now());
  return ok(describeHook(asset, hook, origin));
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}

function methodNotAllowed(call: Call): ApiRefusal {
  return new ApiRefusal(405, `Method "${call.method}" not allowed.`);
}
