import { IsBoolean, IsIn, IsInt, IsNumber, IsObject, IsOptional, IsString, Min } from 'class-validator';
import type { MonitoringPoint, OpeningHours } from '../vocabulary/monitoring-point.js';
import type { Bilingual } from '../vocabulary/verdict.js';
import type { LocalDay } from '../vocabulary/local-day.js';
import { defineTopic } from '../topic.js';

/** The register of flow monitoring points, one message a point: every service keeps its own small copy. */
export class MonitoringPointRegisteredV1 implements MonitoringPoint {
  @IsString() readonly code: string;
  @IsObject() readonly names: Bilingual;
  @IsString() readonly type: string;
  @IsIn(['border', 'internal', 'community']) readonly class: MonitoringPoint['class'];
  @IsNumber() readonly lat: number;
  @IsNumber() readonly lon: number;
  @IsBoolean() readonly confirmed: boolean;
  @IsNumber() @Min(0) readonly radiusM: number;
  @IsString() readonly adm1: string;
  @IsString() readonly adm2: string;
  @IsString() readonly openedOn: LocalDay;
  @IsOptional() @IsString() readonly closedOn: LocalDay | null;
  @IsOptional() @IsString() readonly corridor: string | null;
  @IsOptional() @IsBoolean() readonly corridorCounts?: boolean;
  @IsOptional() @IsObject() readonly hours?: OpeningHours | null;
  @IsOptional() @IsBoolean() readonly onBoard?: boolean;
  /** Counts the entry's changes; a copy ignores what is not greater. */
  @IsInt() @Min(1) readonly revision: number;
}

export const MONITORING_POINT_REGISTERED = defineTopic<MonitoringPointRegisteredV1>({
  name: 'fm.monitoring-point.registered.v1',
  payload: MonitoringPointRegisteredV1,
  keyOf: (event) => event.code,
  versionOf: (event) => String(event.revision),
  producer: 'geo-enrichment',
  consumers: ['validation', 'aggregation', 'gateway'],
  tier: 'partner',
  retention: { compact: true },
});
