import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, Matches, MinLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { FORM_KINDS, SOURCE_MODES, type FormKind, type SourceMode } from '@fm/contracts/vocabulary';
import type { GivenCredential } from '../domain/credential.js';

export class CredentialDto {
  @IsIn(['basic', 'header']) readonly type: 'basic' | 'header';
  @IsOptional() @IsString() @MinLength(1) readonly user?: string;
  @IsOptional() @IsString() @MinLength(12) readonly password?: string;
  @IsOptional() @Matches(/^[A-Za-z0-9-]{1,64}$/) readonly name?: string;
  @IsOptional() @IsString() @MinLength(12) readonly value?: string;

  /** Null where its parts do not fit its type. */
  static given({ type, user, password, name, value }: CredentialDto): GivenCredential | null {
    if (type === 'basic') return user !== undefined && password !== undefined ? { type, user, password } : null;
    return name !== undefined && value !== undefined ? { type, name, value } : null;
  }
}

export class KoboAccessDto {
  @Matches(/^https?:\/\//) readonly url: string;
  /** Left out: the one that is kept stays, as long as the server is the same. */
  @IsOptional() @IsString() @MinLength(1) readonly token?: string;
}

/** A source as an administrator states it. Two credentials at most: the old and the new one of a rotation. */
export class SourceDto {
  @Matches(/^[a-z0-9][a-z0-9-]{0,63}$/) readonly id: string;
  @Matches(/^[a-z0-9][a-z0-9.-]{0,63}$/) readonly server: string;
  @IsOptional() @IsString() readonly asset: string | null;
  @IsIn(FORM_KINDS) readonly kind: FormKind;
  @IsIn(SOURCE_MODES) readonly mode: SourceMode;
  @IsOptional() @IsArray() @ArrayMinSize(1) @IsString({ each: true }) readonly provinces: string[] | null;
  /** Left out: those that are kept stay. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(2) @ValidateNested({ each: true }) @Type(() => CredentialDto) readonly credentials?: CredentialDto[] | null;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => KoboAccessDto) readonly kobo: KoboAccessDto | null;
  /** A hook's body is a hint until Kobo's API has confirmed it. Needs a token. */
  @IsOptional() @IsBoolean() readonly verify?: boolean;
  /** Verdicts are written into Kobo as validation status. Needs a token. */
  @IsOptional() @IsBoolean() readonly writeBack?: boolean;
}
