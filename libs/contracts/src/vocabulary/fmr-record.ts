import type { FlowDirection } from './flow-direction.js';
import type { ObservableVulnerability } from './choice-lists.js';
import type { RecordHeader } from './record-header.js';
import type { SexAgeCount } from './sex-age-group.js';

export interface NationalityCount {
  readonly iso3: string;
  readonly n: number;
}

/** A place as stated: codes first; the words stay only where a code is missing. */
export interface StatedPlace {
  readonly country: string;
  readonly adm1: string | null;
  readonly adm2: string | null;
  readonly text: string | null;
  /** Only where the codes were found by the words: how, and how surely (0 to 1). */
  readonly match?: PlaceMatch | null;
}

/** `alias`: a person said what the words mean; `fuzzy`: by likeness alone. */
export interface PlaceMatch {
  readonly method: 'code' | 'alias' | 'exact' | 'folded' | 'skeleton' | 'fuzzy';
  readonly confidence: number;
}

/**
 * One group seen at a flow monitoring point: the canonical registry record. `null` is "not known", never zero. Sex/age and
 * nationality are separate margins of one group, each summing to `nTotal`; they cross only where the group has one nationality.
 * What belongs to the protection stream (unaccompanied children, concern, remarks) is not here.
 */
export interface FmrRecord extends RecordHeader {
  readonly infoSource: string | null;
  readonly consent: boolean | null;
  readonly direction: FlowDirection;
  readonly departure: StatedPlace;
  readonly destination: StatedPlace;
  readonly movementType: string;
  readonly reasons: readonly string[] | null;
  readonly transport: string;
  readonly stay: string | null;
  readonly groupType: string | null;
  readonly nTotal: number;
  readonly sexAge: readonly SexAgeCount[];
  readonly nationalities: readonly NationalityCount[];
  readonly vulnerabilities: Readonly<Record<ObservableVulnerability, number | null>>;
}

/** Where the phone was, as measured: travels to geo-enrichment and no further. Accuracy in metres. */
export interface MeasuredPosition {
  readonly lat: number;
  readonly lon: number;
  readonly accuracyM: number | null;
}
