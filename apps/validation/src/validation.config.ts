import { IsString } from 'class-validator';
import { FromEnvironment, ServiceConfiguration } from '@fm/configuration';

export class ValidationConfiguration extends ServiceConfiguration {
  /** Seals the copy of each received body that is kept for mapping again: `kid:base64`, the first seals, all open. */
  @FromEnvironment('BODY_KEYS')
  @IsString()
  bodyKeys: string;

  /** Seals the answers of class X, which stand apart from the records: another key than the bodies', so that who maps again cannot read them. */
  @FromEnvironment('PROTECTION_KEYS')
  @IsString()
  protectionKeys: string;

  /** Seals events with raw answers or class X while they wait to be published. */
  @FromEnvironment('OUTBOX_KEYS')
  @IsString()
  outboxKeys: string;
}
