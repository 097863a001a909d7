import { KoboUnavailable } from './kobo-transport.js';

/** A form as Kobo describes it to our token. */
export interface KoboForm {
  readonly name: string | null;
  readonly submissionCount: number | null;
  readonly deployedVersion: string | null;
  /**
   * The token sees every submission. A partial right hides some of them without a word, also from the count. Servers that do not tell the
   * rights of the token are not believed where something is missing.
   */
  readonly seesAll: boolean;
  readonly viewers: readonly KoboViewer[];
}

/** Who may do what with the form, and so see its data. */
export interface KoboViewer {
  readonly user: string;
  readonly permission: string;
}

const lastPart = (address: unknown): string => (typeof address === 'string' ? (address.split('/').filter((part) => part !== '').at(-1) ?? '') : '');

export function koboForm(answer: unknown): KoboForm {
  if (typeof answer !== 'object' || answer === null || !('uid' in answer)) throw new KoboUnavailable('Kobo described no form; check the asset of the source.');
  const { name, deployment__submission_count: count, deployed_version_id: version, effective_permissions: rights, permissions } = answer as Record<string, unknown>;
  return {
    name: typeof name === 'string' ? name : null,
    submissionCount: typeof count === 'number' ? count : null,
    deployedVersion: typeof version === 'string' ? version : null,
    seesAll: entries(rights).some((right) => right['codename'] === 'view_submissions'),
    viewers: entries(permissions).map((one) => ({ user: lastPart(one['user']), permission: lastPart(one['permission']) })),
  };
}

const entries = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null) : [];
