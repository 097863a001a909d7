import { IsIn, IsInt, IsUrl, Max, Min, ValidateBy, buildMessage } from 'class-validator';
import { FromEnvironment, ServiceConfiguration } from '@fm/configuration';
import { apiKeysTrouble, type ApiKey } from './domain/api-keys.js';

/** Hosts of a cluster have no top-level domain (`http://ingestion:8081`). */
const OWNER = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

const IsApiKeys = (): PropertyDecorator =>
  ValidateBy({
    name: 'isApiKeys',
    validator: {
      validate: (value: unknown) => apiKeysTrouble(value) === null,
      defaultMessage: buildMessage((_, args) => apiKeysTrouble(args?.value) ?? ''),
    },
  });

export class GatewayConfiguration extends ServiceConfiguration {
  /** Who may ask: `[{"name","role","sha256","provinces"}]`. Only the hash of a key is known here; `provinces` null means all. */
  @FromEnvironment('API_KEYS', { as: 'json' })
  @IsApiKeys()
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

  /** `yes` where the figures are invented, so that every answer and file says it of itself. */
  @FromEnvironment('DEMONSTRATION', { default: 'no' })
  @IsIn(['yes', 'no'])
  demonstration: 'yes' | 'no' = 'no';
}
