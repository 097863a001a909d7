import type { Scope } from '../domain/scope.js';

export interface AccountFacts extends Scope {
  readonly name: string;
  readonly oneTimeUntil: Date | null;
  readonly totpConfirmed: boolean;
  readonly lockedUntil: Date | null;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** An account as administrators see it: without anything that opens it. */
export function accountListing({ name, role, provinces, grants, oneTimeUntil, totpConfirmed, lockedUntil, disabledAt, createdAt, createdBy }: AccountFacts): object {
  return { name, role, provinces, grants, oneTimeUntil, codes: totpConfirmed, lockedUntil, disabledAt, createdAt, createdBy };
}
