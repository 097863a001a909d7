import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsNotEmpty, IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';

const LOCAL_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

class NamesDto {
  @IsString() @IsNotEmpty() @MaxLength(200) en: string;
  @IsString() @IsNotEmpty() @MaxLength(200) lo: string;
}

class HoursDto {
  @Matches(LOCAL_TIME) opens: string;
  @Matches(LOCAL_TIME) closes: string;
}

/** Of no use beyond this: the radius is a distance on foot. */
const WIDEST_RADIUS_M = 50_000;

/** A point as it is entered. Latitudes and longitudes of Laos do not overlap, so that a swap of the two is always seen. */
export class PointDto {
  @Matches(/^[A-Z]{3}-[A-Z0-9]{2,10}-\d{2}$/) code: string;
  @IsDefined() @ValidateNested() @Type(() => NamesDto) names: NamesDto;
  @Matches(/^[a-z0-9_]{1,40}$/) type: string;
  @IsIn(['border', 'internal', 'community']) class: MonitoringPoint['class'];
  @IsNumber() @Min(13.9) @Max(22.6) lat: number;
  @IsNumber() @Min(100) @Max(107.8) lon: number;
  @IsBoolean() confirmed: boolean;
  @IsNumber() @Min(1) @Max(WIDEST_RADIUS_M) radiusM: number;
  @IsString() adm1: string;
  @IsString() adm2: string;
  @IsString() openedOn: string;
  @IsOptional() @IsString() closedOn?: string | null;
  @IsOptional() @IsString() @MaxLength(80) corridor?: string | null;
  @IsOptional() @IsBoolean() corridorCounts?: boolean;
  @IsOptional() @ValidateNested() @Type(() => HoursDto) hours?: HoursDto | null;
  @IsOptional() @IsBoolean() onBoard?: boolean;
}

/** The entry with nothing in it that the register does not know, and null for what is left out. */
export function pointOf({ code, names, type, class: kind, lat, lon, confirmed, radiusM, adm1, adm2, openedOn, closedOn, corridor, ...rest }: PointDto): MonitoringPoint {
  const always = { code, names: { en: names.en, lo: names.lo }, type, class: kind, lat, lon, confirmed, radiusM, adm1, adm2, openedOn, closedOn: closedOn ?? null, corridor: corridor ?? null };
  return { ...always, ...newerFields(rest) };
}

/** What entries from before these fields do not have stays out, so that they are still the same entries. */
function newerFields({ corridorCounts, hours, onBoard }: Pick<PointDto, 'corridorCounts' | 'hours' | 'onBoard'>): Pick<MonitoringPoint, 'corridorCounts' | 'hours' | 'onBoard'> {
  return {
    ...(typeof corridorCounts === 'boolean' ? { corridorCounts } : {}),
    ...(hours ? { hours: { opens: hours.opens, closes: hours.closes } } : {}),
    ...(typeof onBoard === 'boolean' ? { onBoard } : {}),
  };
}
