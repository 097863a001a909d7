import type { FormKind, SourceMode } from '@fm/contracts/vocabulary';

/** What subscribers are told of a source. */
export interface ToldSource {
  readonly id: string;
  readonly server: string;
  readonly asset: string | null;
  readonly kind: FormKind;
  readonly mode: SourceMode;
  readonly provinces: readonly string[] | null;
  readonly changedAt: string;
  readonly revision: number;
}
