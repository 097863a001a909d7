import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsIn, IsISO8601, IsOptional, IsString, Length, Matches, ValidateIf } from 'class-validator';
import { KEY_ROLES, type KeyRole } from '../domain/api-keys.js';

const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._@-]{1,62}$/u;

/** What somebody may do and see. `provinces` must be said: null is all. */
export class ScopeDto {
  @IsIn(KEY_ROLES) role: KeyRole;
  @ValidateIf((_, value) => value !== null)
  @IsArray() @ArrayNotEmpty({ message: 'provinces is null (all) or a list of province codes with at least one in it' }) @ArrayMaxSize(30) @Matches(/^[A-Z]{2}\d{2}$/, { each: true })
  provinces: string[] | null;
  @IsOptional() @IsArray() @ArrayMaxSize(10) @Matches(/^[a-z][a-z-]{1,30}$/, { each: true }) grants?: string[];
}

export class NewKeyDto extends ScopeDto {
  @Matches(NAME) name: string;
  @IsOptional() @IsISO8601() expiresAt?: string;
}

export class NewAccountDto extends ScopeDto {
  @Matches(NAME) name: string;
}

export class ResetDto {
  /** Also forget the telephone that shows codes. */
  @IsOptional() @IsBoolean() forgetCodes?: boolean;
}

export class SignInDto {
  @IsString() @Length(1, 64) name: string;
  @IsString() @Length(1, 256) password: string;
  @IsOptional() @IsString() @Length(6, 6) code?: string;
}

export class ChoosePasswordDto {
  @IsOptional() @IsString() @Length(1, 256) current?: string;
  @IsString() @Length(1, 256) next: string;
}

export class PasswordDto {
  @IsString() @Length(1, 256) password: string;
}

export class CodeDto {
  @Matches(/^\d{6}$/) code: string;
}
