import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@fm/lifecycle';
import { holderOf, type KeyHolder } from './domain/api-keys.js';
import type { Holder } from './domain/scope.js';
import { digestOf, kindOfToken } from './domain/tokens.js';
import { GatewayConfiguration } from './gateway.config.js';
import { IssuerTokens } from './outside/issuer-tokens.js';
import { AccessKeyRepository, type StoredKey } from './store/access-key.repository.js';
import { AccountRepository } from './store/account.repository.js';
import { SessionRepository } from './store/session.repository.js';

/** Chapter 5: who asks. Keys of the configuration, keys made here, people who signed in, tokens of the office's own issuer. */
@Injectable()
export class IdentifyService {
  constructor(
    @Inject(GatewayConfiguration) private readonly config: GatewayConfiguration,
    @Inject(AccessKeyRepository) private readonly keys: AccessKeyRepository,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(IssuerTokens) private readonly issuer: IssuerTokens,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns null where the token is not known, has run out or was withdrawn @throws Problem 503 where the issuer's keys cannot be had */
  async identify(token: string): Promise<Holder | null> {
    const configured = this.configured(token);
    if (configured) return configured;
    const now = this.clock.now();
    switch (kindOfToken(token)) {
      case 'key': return keyHolder(await this.keys.validByDigest(digestOf(token), now));
      case 'session': return this.signedIn(token, now);
      case 'signed': return this.issuer.holderOf(token);
      case 'other': return null;
    }
  }

  /** Who an identity is now, with the rights of now; null where it has none any more, or where only a token of its own could tell. */
  async current(identity: string): Promise<Holder | null> {
    const [kind, name = ''] = identity.split(/:(.*)/s);
    if (kind === 'key') return keyHolder(await this.keys.validById(name, this.clock.now()));
    if (kind === 'configured') return asConfigured(this.config.apiKeys.find((key) => key.name === name));
    if (kind !== 'account') return null;
    const account = await this.accounts.find(name);
    if (!account || account.disabledAt) return null;
    const { role, provinces, grants } = account;
    return { identity, name, role, provinces, grants };
  }

  private configured(token: string): Holder | null {
    return asConfigured(holderOf(token, this.config.apiKeys) ?? undefined);
  }

  private async signedIn(token: string, now: Date): Promise<Holder | null> {
    const session = await this.sessions.valid(digestOf(token), now);
    if (!session) return null;
    const { account, role, provinces, grants, mustChoosePassword } = session;
    return { identity: `account:${account}`, name: account, role, provinces, grants, ...(mustChoosePassword ? { mustChoosePassword } : {}) };
  }
}

function keyHolder(key: StoredKey | null): Holder | null {
  return key && { identity: `key:${key.id}`, name: key.name, role: key.role, provinces: key.provinces, grants: key.grants };
}

function asConfigured(key: KeyHolder | undefined): Holder | null {
  return key ? { identity: `configured:${key.name}`, name: key.name, role: key.role, provinces: key.provinces, grants: key.grants ?? [] } : null;
}
