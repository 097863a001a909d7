import type { KoboAsset } from '../server/kobo-asset.js';

/** `GET /assets/{uid}/`, reduced to what integrators read. */
export function describeAsset(asset: KoboAsset, base: string): Record<string, unknown> {
  const newest = asset.all().at(-1);
  return {
    url: `${base}/api/v2/assets/${asset.uid}/`, uid: asset.uid, name: asset.settings.name, asset_type: 'survey',
    version_id: asset.version, deployed_version_id: asset.version, deployment__active: true, deployment__encrypted: false,
    deployment__submission_count: asset.count, deployment__last_submission_time: newest?._submission_time ?? null,
    content: asset.settings.content ?? { schema: '1', survey: [], choices: [], settings: {}, translations: [null], translated: [] },
  };
}

/** `GET /assets/{uid}/versions/{v}/`: the simulator keeps the content of the deployed version for all of them. */
export function describeVersion(asset: KoboAsset, uid: string): Record<string, unknown> {
  const { content } = describeAsset(asset, '');
  return { uid, content, date_deployed: null, content_hash: asset.formhubUuid };
}
