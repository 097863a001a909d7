import { IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min, ValidateBy, buildMessage } from 'class-validator';
import { FromEnvironment, ServiceConfiguration } from '@fm/configuration';
import { KeyRing } from '@fm/sealing';
import { apiKeysTrouble, type ApiKey, type KeyRole } from './domain/api-keys.js';
import { rolesTrouble } from './domain/oidc-claims.js';
import { networksTrouble } from './domain/private-address.js';

/** Hosts of a cluster have no top-level domain (`http://ingestion:8081`). */
const OWNER = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** A value in which `trouble` finds nothing; what it finds is the advice. */
const IsWithout = (trouble: (value: unknown) => string | null): PropertyDecorator =>
  ValidateBy({
    name: 'isWithout',
    validator: {
      validate: (value: unknown) => trouble(value) === null,
      defaultMessage: buildMessage((_, args) => trouble(args?.value) ?? ''),
    },
  });

function ringTrouble(value: unknown): string | null {
  try {
    KeyRing.parse(String(value ?? ''));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export class GatewayConfiguration extends ServiceConfiguration {
  /** Who may ask: `[{"name","role","sha256","provinces","grants"?}]`. Only the hash of a key is known here; `provinces` null means all. */
  @FromEnvironment('API_KEYS', { as: 'json' })
  @IsWithout(apiKeysTrouble)
  apiKeys: ApiKey[];

  /** The four owners to which commands and non-figure reads are forwarded. */
  @FromEnvironment('INGESTION_URL')
  @IsUrl(OWNER)
  ingestionUrl: string;

  @FromEnvironment('VALIDATION_URL')
  @IsUrl(OWNER)
  validationUrl: string;

  @FromEnvironment('GEO_ENRICHMENT_URL')
  @IsUrl(OWNER)
  geoEnrichmentUrl: string;

  @FromEnvironment('AGGREGATION_URL')
  @IsUrl(OWNER)
  aggregationUrl: string;

  /** How long changes of live figures are kept for followers that were away, in days; webhooks are tried for three. */
  @FromEnvironment('STREAM_KEEP_DAYS', { as: 'integer', default: '7' })
  @IsInt() @Min(4) @Max(90)
  streamKeepDays: number;

  /** Ring under which secrets of webhooks and of one-time codes are sealed, `kid:base64,kid2:…`; the first seals, all open. */
  @FromEnvironment('SECRET_KEYS')
  @IsWithout(ringTrouble)
  secretKeys: string;

  /** The office's own OpenID Connect issuer, exactly as its tokens name it; without it only keys and accounts of this service are known. */
  @FromEnvironment('OIDC_ISSUER')
  @IsOptional() @IsUrl(OWNER)
  oidcIssuer?: string;

  /** What its tokens for this service name as their audience; needed with OIDC_ISSUER. */
  @FromEnvironment('OIDC_AUDIENCE')
  @IsOptional() @IsString()
  oidcAudience?: string;

  /** Where its keys are; else its own configuration says. */
  @FromEnvironment('OIDC_JWKS_URL')
  @IsOptional() @IsUrl(OWNER)
  oidcJwksUrl?: string;

  /** Path of the claim that holds its roles or groups. */
  @FromEnvironment('OIDC_ROLE_CLAIM', { default: 'roles' })
  @IsString()
  oidcRoleClaim: string;

  /** Its roles and ours: `{"iom-data":"manager"}`. What is not named gives no access. */
  @FromEnvironment('OIDC_ROLES', { as: 'json', default: '{}' })
  @IsWithout(rolesTrouble)
  oidcRoles: Record<string, KeyRole>;

  /** Path of the claim that holds province codes, or "all". */
  @FromEnvironment('OIDC_PROVINCES_CLAIM', { default: 'provinces' })
  @IsString()
  oidcProvincesClaim: string;

  /** `yes` where the figures are invented, so that every answer and file says it of itself. */
  @FromEnvironment('DEMONSTRATION', { default: 'no' })
  @IsIn(['yes', 'no'])
  demonstration: 'yes' | 'no' = 'no';

  /** Private networks into which webhooks may call all the same, 10.1.2.0/24: receivers in the office's own network. None by default. */
  @FromEnvironment('WEBHOOK_NETWORKS', { as: 'list', default: '' })
  @IsWithout(networksTrouble)
  webhookNetworks: string[];
}
