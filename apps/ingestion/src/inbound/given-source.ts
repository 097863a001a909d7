import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { credentialOf, type Credential } from '../domain/credential.js';
import type { GivenSource, KoboApiAccess, Source } from '../store/source.repository.js';
import { CredentialDto, SourceDto } from './source.dto.js';

/** A source from what an administrator sent; secrets that are left out are those that are kept. @returns the names of the fields that are wrong, where some are */
export function givenSource(id: string, body: object, stored: Source | null): GivenSource | { readonly wrong: readonly string[] } {
  const dto = plainToInstance(SourceDto, { ...body, id });
  const wrong = validateSync(dto).map((problem) => problem.property);
  if (wrong.length > 0) return { wrong: [...new Set(wrong)] };
  const credentials = credentialsIn(dto) ?? stored?.credentials;
  if (credentials === undefined || credentials.some((credential) => credential === null)) return { wrong: ['credentials'] };
  const kobo = accessIn(dto, stored);
  const { server, asset = null, kind, mode, provinces = null, verify = false, writeBack = false } = dto;
  if (kobo === undefined || (kobo === null && (verify || writeBack))) return { wrong: ['kobo'] };
  return { id, server, asset, kind, mode, provinces, credentials: credentials.filter((credential) => credential !== null), kobo, verify, writeBack };
}

/** Null in place of one whose parts do not fit its type. */
function credentialsIn({ credentials }: SourceDto): (Credential | null)[] | undefined {
  return credentials?.map((dto) => {
    const given = CredentialDto.given(dto);
    return given && credentialOf(given);
  });
}

/** Undefined: no address, or one without any token. A kept token is for the server that it was given for: who may change the address is not shown the token. */
function accessIn({ kobo }: SourceDto, stored: Source | null): KoboApiAccess | null | undefined {
  if (!kobo) return null;
  const origin = originOf(kobo.url);
  if (origin === null) return undefined;
  const token = kobo.token ?? (stored?.kobo && originOf(stored.kobo.url) === origin ? stored.kobo.token : undefined);
  return token === undefined ? undefined : { url: kobo.url, token };
}

const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);
