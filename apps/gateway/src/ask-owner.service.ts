import { Inject, Injectable } from '@nestjs/common';
import { knownGrants, signInternalToken } from '@fm/access';
import { LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Problem } from '@fm/problems';
import type { KeyHolder } from './domain/api-keys.js';
import type { Owner } from './domain/forward-table.js';
import { GatewayConfiguration } from './gateway.config.js';
import { OWNER_UNREACHABLE } from './gateway.problems.js';

export interface Asking {
  readonly method: string;
  /** In whose name. */
  readonly holder: KeyHolder;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | null;
}

/** Until the answer begins. A file takes the time that the asker's line takes; what stands still is given up by fetch itself. */
const PATIENCE_MS = 30_000;

/** Asks a sister over HTTP, and vouches for who asks. */
@Injectable()
export class AskOwnerService {
  constructor(
    @Inject(GatewayConfiguration) private readonly config: GatewayConfiguration,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * The owner's answer, whatever its status. Nothing is tried twice: a command may have had its effect.
   * @throws Problem 503 where the owner does not answer
   */
  async ask(owner: Owner, target: string | URL, { method, holder, headers = {}, body = null }: Asking): Promise<Response> {
    const { name, role, provinces, grants } = holder;
    const token = await signInternalToken(this.config.internalTokenSecret, { subject: name, role, provinces, grants: knownGrants(grants) });
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
    try {
      return await fetch(new URL(target, this.baseOf(owner)), { method, headers: { ...headers, authorization: `Bearer ${token}` }, body: body && new Uint8Array(body), redirect: 'manual', signal: patience.signal });
    } catch (error) {
      this.log.warn({ owner, error: error instanceof Error ? error.message : String(error) }, 'owner does not answer');
      throw new Problem(OWNER_UNREACHABLE, { en: `The ${owner} service does not answer: try again in a minute. If it was a command, look first whether it had its effect.`, lo: `ລະບົບ ${owner} ບໍ່ຕອບ: ລອງໃໝ່ພາຍໃນໜຶ່ງນາທີ. ຖ້າເປັນຄຳສັ່ງ ໃຫ້ກວດກ່ອນວ່າມີຜົນແລ້ວບໍ.` }, { 'retry-after': '60' });
    } finally {
      clearTimeout(timer);
    }
  }

  baseOf(owner: Owner): string {
    switch (owner) {
      case 'ingestion': return this.config.ingestionUrl;
      case 'validation': return this.config.validationUrl;
      case 'geo-enrichment': return this.config.geoEnrichmentUrl;
      case 'aggregation': return this.config.aggregationUrl;
    }
  }
}
