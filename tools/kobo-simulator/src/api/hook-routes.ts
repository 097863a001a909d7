import type { KoboAsset } from '../server/kobo-asset.js';
import type { HookLog, HookSettings, KoboHook } from '../server/kobo-hook.js';
import { ApiRefusal, notFound } from './api-refusal.js';

export function hookOf(asset: KoboAsset, uid: string): KoboHook {
  const hook = asset.hooks.get(uid);
  if (hook === undefined) throw notFound();
  return hook;
}

export function describeHook(asset: KoboAsset, hook: KoboHook, base: string): Record<string, unknown> {
  const url = `${base}/api/v2/assets/${asset.uid}/hooks/${hook.uid}/`;
  const logs = [...hook.logs.values()];
  const countOf = (...states: HookLog['status'][]): number => logs.filter((log) => states.includes(log.status)).length;
  return {
    url, logs_url: `${url}logs/`, asset: 0, uid: hook.uid, name: hook.name, endpoint: hook.endpoint, active: hook.active,
    export_type: hook.exportType, auth_level: hook.authLevel,
    success_count: countOf('success'), failed_count: countOf('failed'), pending_count: countOf('pending', 'processing'),
    settings: { username: hook.username, password: hook.password, custom_headers: hook.customHeaders },
    date_modified: hook.modifiedAt.toISOString(), email_notification: true,
    subset_fields: hook.subsetFields, payload_template: hook.payloadTemplate,
  };
}

export function createHook(asset: KoboAsset, body: Record<string, unknown>): KoboHook {
  const { name, endpoint } = body;
  if (typeof name !== 'string' || typeof endpoint !== 'string' || !/^https?:/.test(endpoint) || endpoint.length > 500) {
    throw new ApiRefusal(400, 'A hook needs a name and an endpoint that starts with http and has at most 500 characters.');
  }
  return asset.addHook({ ...changes(body), name, endpoint });
}

export function patchHook(hook: KoboHook, body: Record<string, unknown>, at: Date): KoboHook {
  return Object.assign(hook, changes(body), { modifiedAt: at });
}

function changes(body: Record<string, unknown>): Partial<HookSettings> {
  const settings = (body['settings'] ?? {}) as Record<string, unknown>;
  const given: Record<string, unknown> = {
    name: body['name'], endpoint: body['endpoint'], active: body['active'], exportType: body['export_type'], authLevel: body['auth_level'],
    subsetFields: body['subset_fields'], payloadTemplate: body['payload_template'],
    username: settings['username'], password: settings['password'], customHeaders: settings['custom_headers'],
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<HookSettings>;
}
