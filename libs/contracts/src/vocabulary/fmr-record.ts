import type { Bilingual } from './verdict.js';
import type { FlowDirection } from './flow-direction.js';
import type { LocalDay } from './local-day.js';
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

/** A flow monitoring point as registered. Its codes, not a measurement, say where an interview took place. */
export interface MonitoringPoint {
  readonly code: string;
  readonly names: Bilingual;
  readonly type: string;
  readonly class: 'border' | 'internal' | 'community';
  readonly lat: number;
  readonly lon: number;
  /** False until someone has confirmed the coordinates on the ground. */
  readonly confirmed: boolean;
  readonly radiusM: number;
  readonly adm1: string;
  readonly adm2: string;
  readonly openedOn: LocalDay;
  readonly closedOn: LocalDay | null;
  readonly corridor: string | null;
}
