import type { CoverageRecord, RecordHeader } from '@fm/contracts/vocabulary';
import type { HeaderDraft } from './header-draft.js';

/** A coverage log on its way. */
export interface CoverageDraft extends HeaderDraft, Omit<CoverageRecord, keyof RecordHeader> {}
