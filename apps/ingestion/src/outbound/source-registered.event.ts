import type { SourceRegisteredV1 } from '@fm/contracts';
import type { ToldSource } from '../domain/told-source.js';

export function sourceRegisteredEvent({ id, ...rest }: ToldSource): SourceRegisteredV1 {
  const { server, asset, kind, mode, provinces, changedAt, revision } = rest;
  return { source: id, server, asset, kind, mode, provinces, changedAt: new Date(changedAt).toISOString(), revision };
}
