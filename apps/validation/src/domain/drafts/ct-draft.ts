import type { HeaderDraft } from './header-draft.js';

/** The counter-trafficking module on its way: a header, and answers that leave it. */
export interface CtDraft extends HeaderDraft {
  readonly consent: boolean | null;
  /** The enumerator attests that nobody could overhear. */
  readonly privateSetting: boolean | null;
}
