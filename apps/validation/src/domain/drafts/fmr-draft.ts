import type { FlowDirection, NationalityCount, ObservableVulnerability, SexAgeCount, StatedPlace } from '@fm/contracts/vocabulary';
import type { HeaderDraft } from './header-draft.js';

/** A registry record on its way. */
export interface FmrDraft extends HeaderDraft {
  readonly infoSource: string | null;
  readonly consent: boolean | null;
  readonly statedDirection: FlowDirection | null;
  readonly departure: StatedPlace;
  readonly destination: StatedPlace;
  readonly movementType: string;
  readonly reasons: readonly string[] | null;
  readonly transport: string;
  readonly stay: string | null;
  readonly groupType: string | null;
  readonly nTotal: number | null;
  readonly nTotalText: string | null;
  /** The boxes of the count grid that were filled, with `n_sexage_unknown`; null where the whole grid was left blank. */
  readonly sexAge: readonly SexAgeCount[] | null;
  readonly nationalities: readonly NationalityCount[];
  readonly vulnerabilities: Readonly<Record<ObservableVulnerability, number | null>>;
  /** Unaccompanied children, class X: read by one rule and never part of the record. */
  readonly unaccompanied: number | null;
}
