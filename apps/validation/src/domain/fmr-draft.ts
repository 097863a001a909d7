import type {
  FlowDirection, LocalDay, MeasuredPosition, NationalityCount, ObservableVulnerability, SexAgeCount, StatedPlace,
} from '@fm/contracts/vocabulary';

/**
 * A registry record on its way: what the form said, in our words, before the rules have settled it. `null` is "not said"; a code that
 * is not in its list is noted in `unlisted` and taken as not known.
 */
export interface FmrDraft {
  readonly point: string | null;
  readonly day: LocalDay | null;
  readonly dayText: string | null;
  readonly buddhistYear: boolean;
  readonly hour: number | null;
  readonly shift: string | null;
  readonly enumerator: string | null;
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
  readonly position: MeasuredPosition | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly unlisted: readonly { readonly field: string; readonly value: string }[];
}
