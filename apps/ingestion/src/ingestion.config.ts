import { IsString } from 'class-validator';
import { FromEnvironment, ServiceConfiguration } from '@fm/configuration';

export class IngestionConfiguration extends ServiceConfiguration {
  /** Wraps the data key of each submission: `kid:base64`, the first wraps, all unwrap. */
  @FromEnvironment('VAULT_MASTER_KEYS')
  @IsString()
  vaultMasterKeys: string;

  /** Seals events with raw answers while they wait to be published. */
  @FromEnvironment('OUTBOX_KEYS')
  @IsString()
  outboxKeys: string;
}
