import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { MOVEMENTS_MEASURE } from '../domain/contribution.js';

const LONGEST_KEY = 300;

/** `?measure=movements&cube=fmp.direction.hour&cubeKey=LAO-LA0301-01|inflow|08&day=2026-06-01` */
export class ExplainQuery {
  @IsIn([MOVEMENTS_MEASURE]) readonly measure: string;
  @IsString() @MaxLength(LONGEST_KEY) readonly cube: string;
  @IsString() @MaxLength(LONGEST_KEY) readonly cubeKey: string;
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) readonly day: string;
}
