import { Matches } from 'class-validator';
import { FromEnvironment, ServiceConfiguration } from '@fm/configuration';

export class AggregationConfiguration extends ServiceConfiguration {
  /** 32 bytes in base64, under which the keys of submissions are hashed in the protection contributions. Never changed: what was noted under another key would stay for ever. */
  @FromEnvironment('PROTECTION_HASH_KEY')
  @Matches(/^[A-Za-z0-9+/]{43}=$/, { message: 'PROTECTION_HASH_KEY must be 32 bytes in base64; make one with: openssl rand -base64 32' })
  protectionHashKey: string;
}
