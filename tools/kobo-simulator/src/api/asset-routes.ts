import type { FormVersion } from '../server/form-version.js';
import { OWNER } from '../server/history.js';
import type { KoboAsset } from '../server/kobo-asset.js';
import { notFound } from './api-refusal.js';
import { describePermissions } from './describe-permissions.js';
import { codenames, type KoboUser } from './kobo-user.js';
import { type Page, paginate } from './paging.js';

/** Who reads, and what the server's age lets it say. */
export interface Reading {
  base: string;
  user: KoboUser;
  users: readonly KoboUser[];
  /** False on old servers, which leave the key out. */
  hasEffectivePermissions: boolean;
}

/** `GET /assets/{uid}/`, reduced to what integrators read. */
export function describeAsset(asset: KoboAsset, reading: Reading): Record<string, unknown> {
  const { base, user, users } = reading;
  const url = `${base}/api/v2/assets/${asset.uid}/`;
  const held = codenames(user);
  return {
    url, uid: asset.uid, name: asset.settings.name, asset_type: 'survey',
    owner: `${base}/api/v2/users/${OWNER}/`, owner__username: OWNER,
    version_id: asset.version, version__content_hash: asset.deployed.contentHash, version_count: asset.versions.length,
    has_deployment: true, deployed_version_id: asset.version, deployed_versions: listVersions(asset, new URL(`${url}versions/`)),
    deployment__active: true, deployment__encrypted: false, deployment__uuid: asset.formhubUuid,
    // Kobo tells the count only to those who may see every submission.
    deployment__submission_count: held.includes('view_submissions') ? asset.count : null,
    deployment__last_submission_time: asset.newest?._submission_time ?? null,
    ...(reading.hasEffectivePermissions ? { effective_permissions: held.map((codename) => ({ codename })) } : {}),
    permissions: describePermissions(url, base, { reader: user, all: users }),
    content: asset.deployed.content,
  };
}

/** `GET /assets/{uid}/versions/`: newest first and without their content, as Kobo lists them. */
export function listVersions(asset: KoboAsset, url: URL): Page<unknown> {
  return paginate(asset.versions.map((version, index) => summary(asset, { version, index, base: url.origin })).reverse(), url);
}

/** `GET /assets/{uid}/versions/{v}/`: the content that this version had. */
export function describeVersion(asset: KoboAsset, uid: string, base: string): Record<string, unknown> {
  const index = asset.versions.findIndex((version) => version.uid === uid);
  const version = asset.versions[index];
  if (version === undefined) throw notFound();
  return { ...summary(asset, { version, index, base }), content: version.content };
}

function summary(asset: KoboAsset, one: { version: FormVersion; index: number; base: string }): Record<string, unknown> {
  const at = one.version.deployedAt.toISOString();
  return {
    uid: one.version.uid, url: `${one.base}/api/v2/assets/${asset.uid}/versions/${one.version.uid}/`,
    content_hash: one.version.contentHash, date_deployed: at, date_modified: at, version_number: String(one.index + 1),
  };
}
