import type { FormDeployedV1 } from '@fm/contracts';

/** A version's content never changes: its one revision is the first. */
export function formDeployedEvent({ server, asset }: { server: string; asset: string }, version: Pick<FormDeployedV1, 'formVersion' | 'name' | 'content' | 'noticedAt'>): FormDeployedV1 {
  return { server, asset, ...version, revision: 1 };
}
