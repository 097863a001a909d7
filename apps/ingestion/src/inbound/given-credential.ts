import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { GivenCredential } from '../domain/credential.js';
import { CredentialDto } from './source.dto.js';

/** A secret of the hook from what an administrator sent; null where it is none. */
export function givenCredential(body: object | undefined): GivenCredential | null {
  const dto = plainToInstance(CredentialDto, { ...body });
  return validateSync(dto).length === 0 ? CredentialDto.given(dto) : null;
}
