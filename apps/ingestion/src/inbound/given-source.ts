import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { credentialOf } from '../domain/credential.js';
import type { GivenSource, KoboApiAccess, Source } from '../store/source.repository.js';
import { CredentialDto, SourceDto } from './source.dto.js';

/** A source from what an administrator sent; a token that is left out is the one that is kept. @returns the names of the fields that are wrong, where some are */
export function givenSource(id: string, body: object, stored: Source | null): GivenSource | { readonly wrong: readonly string[] } {
  const dto = plainToInstance(SourceDto, { ...body, id });
  const wrong = validateSync(dto).map((problem) => problem.property);
  if (wrong.length > 0) return { wrong: [...new Set(wrong)] };
  const given = dto.credentials.map((credential) => CredentialDto.given(credential)).filter((credential) => credential !== null);
  if (given.length !== dto.credentials.length) return { wrong: ['credentials'] };
  const kobo = accessIn(dto, stored);
  const { server, asset = null, kind, mode, provinces = null, verify = false, writeBack = false } = dto;
  if (kobo === undefined || (kobo === null && (verify || writeBack))) return { wrong: ['kobo'] };
  return { id, server, asset, kind, mode, provinces, credentials: given.map(credentialOf), kobo, verify, writeBack };
}

/** Undefined: an address without any token. */
function accessIn({ kobo }: SourceDto, stored: Source | null): KoboApiAccess | null | undefined {
  if (!kobo) return null;
  const token = kobo.token ?? stored?.kobo?.token;
  return token === undefined ? undefined : { url: kobo.url, token };
}
