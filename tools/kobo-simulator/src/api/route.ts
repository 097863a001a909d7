import type { KoboAsset } from '../server/kobo-asset.js';
import { notFound } from './api-refusal.js';
import { describeAsset, describeVersion, listVersions, type Reading } from './asset-routes.js';
import { type Call, methodNotAllowed } from './call.js';
import { routeData } from './route-data.js';
import { routeHooks } from './route-hooks.js';
import { listHistory } from './history-routes.js';
import { codenames, demand } from './kobo-user.js';
import { paginate } from './paging.js';
import { ok, type Reply } from './reply.js';

/** Paths as Kobo's, trailing slash or not. A form is 404 for those who may not see it, as if it did not exist. */
export async function route(call: Call): Promise<Reply> {
  const [api, version, kind, uid, ...rest] = call.url.pathname.split('/').filter((step) => step !== '');
  if (api !== 'api' || version !== 'v2' || kind !== 'assets') throw notFound();
  const seesForms = codenames(call.user).includes('view_asset');
  const reading: Reading = { base: call.url.origin, user: call.user, users: call.users, hasEffectivePermissions: call.hasEffectivePermissions };
  if (uid === undefined) {
    const seen = seesForms ? call.server.assets : [];
    return ok(paginate(seen.map((asset) => describeAsset(asset, reading)), call.url));
  }
  const asset = call.server.asset(uid);
  if (asset === undefined || !seesForms) throw notFound();
  const [room, ...steps] = rest;
  if (room === 'data') return routeData(call, asset, steps);
  if (room === 'hooks') return routeHooks(call, asset, steps);
  return read(call, asset, { reading, room, uid: steps[0] });
}

function read(call: Call, asset: KoboAsset, what: { reading: Reading; room: string | undefined; uid: string | undefined }): Reply {
  if (call.method !== 'GET') throw methodNotAllowed(call);
  switch (what.room) {
    case undefined: return ok(describeAsset(asset, what.reading));
    case 'history':
      if (!call.hasHistory) throw notFound();
      demand(call.user, 'manage_asset');
      return ok(listHistory(asset, call.url));
    case 'versions': return ok(what.uid === undefined ? listVersions(asset, call.url) : describeVersion(asset, what.uid, call.url.origin));
    default: throw notFound();
  }
}
