import { OWNER } from '../server/history.js';
import { codenames, type KoboUser } from './kobo-user.js';

/** Who may do what with an asset, as `permissions` of `GET /assets/{uid}/`. Without `manage_asset` one sees the owner's and one's own. */
export function describePermissions(assetUrl: string, base: string, people: { reader: KoboUser; all: readonly KoboUser[] }): unknown[] {
  const { reader, all } = people;
  const seen = codenames(reader).includes('manage_asset') ? all : all.filter(({ username }) => username === OWNER || username === reader.username);
  return seen.flatMap((user) => codenames(user).map((codename) => ({
    url: `${assetUrl}permission-assignments/${user.username}-${codename}/`,
    user: `${base}/api/v2/users/${user.username}/`,
    permission: permissionUrl(base, codename),
    ...partial(user, codename, base),
    label: codename.replaceAll('_', ' '),
  })));
}

function partial({ permissions }: KoboUser, codename: string, base: string): Record<string, unknown> {
  if (typeof permissions !== 'object' || codename !== 'partial_submissions') return {};
  const filters = [{ _id: { $nin: permissions.hiddenIds } }];
  return { partial_permissions: [{ url: permissionUrl(base, 'view_submissions'), filters }] };
}

function permissionUrl(base: string, codename: string): string {
  return `${base}/api/v2/permissions/${codename}/`;
}
