import { OperatorProblem } from '../../operator/src/operator-problem.js';

export interface ListedKey {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly provinces: readonly string[] | null;
  readonly grants: readonly string[];
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

/** One line of the list. */
export function keyText({ id, name, role, provinces, grants, expiresAt, revokedAt, lastUsedAt }: ListedKey): string {
  const state = revokedAt ? `withdrawn ${revokedAt}` : expiresAt ? `until ${expiresAt}` : 'valid';
  return [id, name, role, provinces?.join(',') ?? 'all provinces', ...(grants.length > 0 ? [grants.join(',')] : []), state, `last used ${lastUsedAt ?? 'never'}`].join('  ');
}

export interface KeyOptions {
  readonly role?: string | undefined;
  readonly provinces?: string | undefined;
  readonly grants?: string | undefined;
  readonly expires?: string | undefined;
}

const listIn = (text: string): string[] => text.split(',').map((part) => part.trim()).filter((part) => part !== '');

/** What is asked for. Whose provinces it sees must be said: nobody sees all by forgetting an option. @throws OperatorProblem */
export function newKeyFrom(name: string, { role, provinces, grants, expires }: KeyOptions): object {
  if (name === '' || !role || !provinces) throw new OperatorProblem('A key needs a name, --role and --provinces.', { en: 'npm run keys -- make "Ministry" --role viewer --provinces LA03,LA04   (or --provinces all)', lo: 'npm run keys -- make "ກະຊວງ" --role viewer --provinces LA03,LA04   (ຫຼື --provinces all)' });
  return { name, role, provinces: provinces === 'all' ? null : listIn(provinces), ...(grants ? { grants: listIn(grants) } : {}), ...(expires ? { expiresAt: expires } : {}) };
}
