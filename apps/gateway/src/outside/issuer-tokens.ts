import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Problem } from '@fm/problems';
import { holderOfClaims } from '../domain/oidc-claims.js';
import type { Holder } from '../domain/scope.js';
import { GatewayConfiguration } from '../gateway.config.js';
import { ISSUER_UNREACHABLE } from '../gateway.problems.js';

/** Signatures that only the issuer can make; one with a shared secret could be made by whoever checks it. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const PATIENCE_MS = 5_000;

/** Tokens of the office's own OpenID Connect issuer, where one is configured. */
@Injectable()
export class IssuerTokens {
  private keys: JWTVerifyGetKey | null = null;

  constructor(
    @Inject(GatewayConfiguration) private readonly config: GatewayConfiguration,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** @returns null where no issuer is configured, or the token is not one of its for us @throws Problem 503 where its keys cannot be had */
  async holderOf(token: string): Promise<Holder | null> {
    const { oidcIssuer: issuer, oidcAudience: audience, oidcRoleClaim: roleClaim, oidcRoles: roles, oidcProvincesClaim: provincesClaim } = this.config;
    if (!issuer || !audience) return null;
    try {
      this.keys ??= createRemoteJWKSet(await this.keysUrl(issuer), { timeoutDuration: PATIENCE_MS });
      const { payload } = await jwtVerify(token, this.keys, { issuer, audience, algorithms: ALGORITHMS, clockTolerance: 30, requiredClaims: ['exp', 'sub'] });
      return holderOfClaims(payload, { roleClaim, roles, provincesClaim });
    } catch (error) {
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC') return null;
      this.log.warn({ issuer, error: error instanceof Error ? error.message : String(error) }, 'the issuer of tokens does not answer');
      throw new Problem(ISSUER_UNREACHABLE, { en: 'Try again in a minute, or use a key; operators: check OIDC_ISSUER and OIDC_JWKS_URL.', lo: 'ລອງໃໝ່ໃນອີກໜຶ່ງນາທີ ຫຼື ໃຊ້ລະຫັດກະແຈ.' }, { 'retry-after': '60' });
    }
  }

  private async keysUrl(issuer: string): Promise<URL> {
    if (this.config.oidcJwksUrl) return new URL(this.config.oidcJwksUrl);
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    const { issuer: named, jwks_uri: url } = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (named !== issuer || typeof url !== 'string') throw new Error('its openid-configuration names another issuer, or no jwks_uri');
    return new URL(url);
  }
}
