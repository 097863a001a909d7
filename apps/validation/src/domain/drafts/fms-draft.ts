import type { FlowDirection, FmsRecord, StatedPlace } from '@fm/contracts/vocabulary';
import type { HeaderDraft } from './header-draft.js';

/** An interview on its way. */
export interface FmsDraft extends HeaderDraft {
  readonly consent: boolean | null;
  readonly eligible: boolean | null;
  readonly interviewedBefore: string | null;
  readonly statedDirection: FlowDirection | null;
  readonly origin: StatedPlace;
  readonly destination: StatedPlace;
  readonly answers: FmsRecord['answers'];
}
