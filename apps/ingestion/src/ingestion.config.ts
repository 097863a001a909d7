import { IsArray, IsInt, IsOptional, IsString, IsUrl, Min, ValidateIf } from 'class-validator';
import { KeyRing, RingMasterKeys, TransitMasterKeys, type MasterKeys } from '@fm/sealing';
import type { WatchIntervals } from './domain/watch-schedule.js';
import { FromEnvironment, ServiceConfiguration } from '@fm/configuration';

export class IngestionConfiguration extends ServiceConfiguration {
  /** Wraps the data key of each submission: `kid:base64`, the first wraps, all unwrap. Left out where a key management service does it. */
  @FromEnvironment('VAULT_MASTER_KEYS')
  @ValidateIf(({ vaultKmsUrl }: IngestionConfiguration) => vaultKmsUrl === undefined) @IsString()
  vaultMasterKeys?: string;

  /** The transit engine of OpenBao or HashiCorp Vault, `https://vault.example.org/v1/transit`, instead of master keys of our own. */
  @FromEnvironment('VAULT_KMS_URL')
  @IsOptional() @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  vaultKmsUrl?: string;

  @FromEnvironment('VAULT_KMS_KEY', { default: 'passage' })
  @IsString()
  vaultKmsKey: string;

  @FromEnvironment('VAULT_KMS_TOKEN')
  @ValidateIf(({ vaultKmsUrl }: IngestionConfiguration) => vaultKmsUrl !== undefined) @IsString()
  vaultKmsToken?: string;

  /** Days for which bodies are kept that an edit has replaced; 0: for ever. */
  @FromEnvironment('KEEP_SUPERSEDED_DAYS', { as: 'integer', default: '365' })
  @IsInt() @Min(0)
  keepSupersededDays: number;

  /** Days for which bodies are kept of submissions that were deleted in Kobo; 0: for ever. */
  @FromEnvironment('KEEP_WITHDRAWN_DAYS', { as: 'integer', default: '90' })
  @IsInt() @Min(0)
  keepWithdrawnDays: number;

  /** Days for which bodies are kept that say nothing of their identity, or that could not be read; 0: for ever. */
  @FromEnvironment('KEEP_UNPLACED_DAYS', { as: 'integer', default: '365' })
  @IsInt() @Min(0)
  keepUnplacedDays: number;

  /** Seals events with raw answers while they wait to be published. */
  @FromEnvironment('OUTBOX_KEYS')
  @IsString()
  outboxKeys: string;

  /** Where Kobo reaches this service from outside, `https://intake.example.org`: the REST services that we make post there. */
  @FromEnvironment('PUBLIC_URL')
  @IsOptional() @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  publicUrl?: string;

  /** Hosts, with port where it is not the usual one, to which Kobo may redirect for attachments: its storage. */
  @FromEnvironment('ATTACHMENT_HOSTS', { as: 'list', default: '' })
  @IsArray() @IsString({ each: true })
  attachmentHosts: string[];

  /** Minutes between two readings of a form's history. Each makes a row in that history: minutes, not seconds. */
  @FromEnvironment('KOBO_HISTORY_MINUTES', { as: 'integer', default: '5' })
  @IsInt() @Min(1)
  koboHistoryMinutes: number;

  /** Minutes between two looks at the form: its version, and its count of submissions against ours. */
  @FromEnvironment('KOBO_COUNT_MINUTES', { as: 'integer', default: '15' })
  @IsInt() @Min(1)
  koboCountMinutes: number;

  /** Hours between two sweeps of a whole form. */
  @FromEnvironment('KOBO_SWEEP_HOURS', { as: 'integer', default: '24' })
  @IsInt() @Min(1)
  koboSweepHours: number;
}

export const WATCH_INTERVALS = Symbol('WATCH_INTERVALS');

const HOUR = 60;

export function watchIntervals({ koboHistoryMinutes, koboCountMinutes, koboSweepHours }: IngestionConfiguration): WatchIntervals {
  return { history: koboHistoryMinutes, form: koboCountMinutes, tail: koboCountMinutes, full: koboSweepHours * HOUR, hook: koboCountMinutes };
}

export const MASTER_KEYS = Symbol('MASTER_KEYS');

export function masterKeys({ vaultKmsUrl, vaultKmsKey, vaultKmsToken = '', vaultMasterKeys = '' }: IngestionConfiguration): MasterKeys {
  if (vaultKmsUrl !== undefined) return new TransitMasterKeys({ url: vaultKmsUrl, key: vaultKmsKey, token: vaultKmsToken });
  return new RingMasterKeys(KeyRing.parse(vaultMasterKeys));
}
