import type { KoboAsset } from '../server/kobo-asset.js';
import { notFound } from './api-refusal.js';
import { type Call, methodNotAllowed } from './call.js';
import { listData } from './data-list.js';
import { bulkEdit, deleteSubmission, oneSubmission } from './data-routes.js';
import { ok, type Reply } from './reply.js';
import { patchValidationStatus, patchValidationStatuses } from './validation-routes.js';

/** `…/data/…` of one form. */
export function routeData(call: Call, asset: KoboAsset, [key, verb, uid]: string[]): Reply {
  const by = { user: call.user, at: call.server.now() };
  if (key === undefined || key === 'bulk' || key === 'validation_statuses') return many(call, asset, key);
  if (verb === 'validation_status') return validationStatus(call, asset, key);
  if (verb === 'attachments') return attachment(call, asset, { key, uid: uid ?? '' });
  if (verb !== undefined) throw notFound();
  if (call.method === 'GET') return ok(oneSubmission(asset, key, call.user));
  if (call.method !== 'DELETE') throw methodNotAllowed(call);
  deleteSubmission(asset, key, by);
  return { status: 204 };
}

function many(call: Call, asset: KoboAsset, verb: 'bulk' | 'validation_statuses' | undefined): Reply {
  const request = { user: call.user, at: call.server.now(), body: call.body };
  if (verb === undefined && call.method === 'GET') return ok(listData(asset, call.url, call.user));
  if (verb === 'bulk' && call.method === 'PATCH') return ok(bulkEdit(asset, request));
  if (verb === 'validation_statuses' && call.method === 'PATCH') return ok(patchValidationStatuses(asset, request));
  throw methodNotAllowed(call);
}

function validationStatus(call: Call, asset: KoboAsset, key: string): Reply {
  const request = { user: call.user, at: call.server.now(), body: call.body };
  if (call.method === 'GET') return ok(oneSubmission(asset, key, call.user)['_validation_status']);
  if (call.method === 'PATCH') return ok(patchValidationStatus(asset, key, request));
  if (call.method !== 'DELETE') throw methodNotAllowed(call);
  patchValidationStatus(asset, key, { ...request, body: { 'validation_status.uid': '' } });
  return { status: 204 };
}

/** The file itself, or the way to the storage that holds it; a picture's smaller sizes are the picture. */
function attachment(call: Call, asset: KoboAsset, { key, uid }: { key: string; uid: string }): Reply {
  if (call.method !== 'GET') throw methodNotAllowed(call);
  const { _id } = oneSubmission(asset, key, call.user);
  const found = asset.attachmentContent(_id, uid);
  if (found === undefined) throw notFound();
  const file = { bytes: found.bytes, mimetype: found.attachment.mimetype };
  if (call.storage === undefined) return { status: 200, file };
  return { status: 302, headers: { Location: call.storage.link(found.attachment.filename, file) } };
}
