import { IsInt, IsISO8601, IsObject, IsOptional, IsString, Min } from 'class-validator';
import type { LocalDay } from '../vocabulary/local-day.js';
import type { Bilingual } from '../vocabulary/verdict.js';

/** Something that somebody should look at: where, when and of what kind, never what a record holds. */
export class AlertV1 {
  /** Code of a point, of a source or of a province. */
  @IsString() readonly place: string;
  @IsString() readonly day: LocalDay;
  /** P-code of the province whose people it concerns; null: all. */
  @IsOptional() @IsString() readonly province: string | null;
  @IsObject() readonly message: Bilingual;
  @IsISO8601() readonly raisedAt: string;
  /** By name; null: nobody yet. */
  @IsOptional() @IsString() readonly acknowledgedBy: string | null;
  @IsOptional() @IsISO8601() readonly acknowledgedAt: string | null;
  /** When its reason was gone by itself, as where a silent point was heard after all. */
  @IsOptional() @IsISO8601() readonly overAt: string | null;
  /** Counts its changes; a copy ignores what is not greater. */
  @IsInt() @Min(1) readonly revision: number;
}

export const alertKeyOf = (event: AlertV1 & { readonly kind: string }): string => `${event.kind}/${event.place}/${event.day}`;
