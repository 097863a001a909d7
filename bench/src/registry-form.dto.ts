import 'reflect-metadata';
import { Transform, Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsBoolean, IsDate, IsIn, IsInt, IsISO31661Alpha3, IsISO8601, IsLatLong, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { FLOW_DIRECTIONS, GROUP_TYPES, INFO_SOURCES, MOVEMENT_TYPES, REASONS, SHIFTS, STAY_DURATIONS, TRANSPORT_MODES } from '@fm/contracts/vocabulary';

type Decorate = (target: object, name: string) => void;
const all = (...decorators: readonly PropertyDecorator[]): Decorate => (target, name) => { for (const decorate of decorators) decorate(target, name); };
const Text = (): Decorate => all(IsOptional(), IsString(), MaxLength(500));
const Count = (): Decorate => all(IsOptional(), Type(() => Number), IsInt(), Min(0), Max(999_999_999));
const Country = (): Decorate => all(IsOptional(), IsISO31661Alpha3());
const OneOf = (codes: readonly string[]): Decorate => all(IsOptional(), IsIn(codes));
const YesNo = (): Decorate => all(IsOptional(), Transform(({ value }) => (value === 'yes' ? true : value === 'no' ? false : value as unknown)), IsBoolean());
const Moment = (): Decorate => all(Type(() => Date), IsDate());

class NationalityRow {
  @IsISO31661Alpha3() 'r_nat/nat_iso3': string;
  @Type(() => Number) @IsInt() @Min(1) 'r_nat/nat_n': number;
}

/** The registry form as one would write it with class-validator: typed values, lists and formats of each question; no sums, registers or neighbours. */
export class RegistryForm {
  @Moment() start: Date;
  @Moment() end: Date;
  @Text() deviceid: string;
  @Text() 'g_id/enumerator_code': string;
  @IsString() @MaxLength(64) 'g_id/fmp_code': string;
  @OneOf(SHIFTS) 'g_id/shift_code': string;
  @IsISO8601({ strict: true }) 'g_id/obs_date': string;
  @IsOptional() @Matches(/^\d{1,2}:\d{2}/) 'g_id/obs_time': string;
  @IsOptional() @Transform(({ value }) => String(value).split(' ').slice(0, 2).join(',')) @IsLatLong() 'g_id/gps': string;
  @OneOf(INFO_SOURCES) 'g_source/info_source': string;
  @YesNo() 'g_source/consent_given': boolean;
  @OneOf(FLOW_DIRECTIONS) 'g_move/flow_direction': string;
  @Country() 'g_move/dep_country': string;
  @Text() 'g_move/dep_adm1': string;
  @Text() 'g_move/dep_adm2': string;
  @Text() 'g_move/dep_place_text': string;
  @Country() 'g_move/dest_country': string;
  @Text() 'g_move/dest_adm1': string;
  @Text() 'g_move/dest_adm2': string;
  @OneOf(MOVEMENT_TYPES) 'g_move/movement_type': string;
  @IsOptional() @Transform(({ value }) => String(value).split(' ')) @IsArray() @IsIn(REASONS, { each: true }) 'g_move/reasons': string[];
  @OneOf(STAY_DURATIONS) 'g_move/stay_duration': string;
  @OneOf(TRANSPORT_MODES) 'g_move/transport_mode': string;
  @OneOf(GROUP_TYPES) 'g_move/group_type': string;
  @Type(() => Number) @IsInt() @Min(1) @Max(500_000) 'g_count/n_total': number;
  @Count() 'g_count/f_0_4': number;
  @Count() 'g_count/f_5_17': number;
  @Count() 'g_count/f_18_59': number;
  @Count() 'g_count/f_60p': number;
  @Count() 'g_count/f_unk': number;
  @Count() 'g_count/m_0_4': number;
  @Count() 'g_count/m_5_17': number;
  @Count() 'g_count/m_18_59': number;
  @Count() 'g_count/m_60p': number;
  @Count() 'g_count/m_unk': number;
  @Count() 'g_count/n_sexage_unknown': number;
  @IsArray() @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => NationalityRow) r_nat: NationalityRow[];
  @Count() 'g_vuln/v_pregnant': number;
  @Count() 'g_vuln/v_lactating': number;
  @Count() 'g_vuln/v_disability_visible': number;
  @Count() 'g_vuln/v_elderly_alone': number;
  @Count() 'g_vuln/v_single_head': number;
  @Count() 'g_vuln/v_uac': number;
  @YesNo() 'g_vuln/protection_concern': boolean;
  @Text() 'g_vuln/remarks': string;
}
