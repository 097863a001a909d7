import type { CoverageDraft } from './coverage-draft.js';
import type { CtDraft } from './ct-draft.js';
import type { FmrDraft } from './fmr-draft.js';
import type { FmsDraft } from './fms-draft.js';

export interface DraftOfKind {
  readonly coverage: CoverageDraft;
  readonly fmr: FmrDraft;
  readonly fms: FmsDraft;
  readonly ct: CtDraft;
}
