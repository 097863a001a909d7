import { Inject, Injectable } from '@nestjs/common';
import { signInternalToken } from '@fm/access';
import { LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Problem } from '@fm/problems';
import { AuditLog } from './audit-log.js';
import { API_PREFIX, targetOf, type ForwardRule, type Owner } from './domain/forward-table.js';
import type { Holder } from './domain/scope.js';
import { GatewayConfiguration } from './gateway.config.js';
import { CROOKED_PATH, OWNER_UNREACHABLE } from './gateway.problems.js';

export interface Command {
  readonly rule: ForwardRule;
  readonly method: string;
  /** As it came, `/api/v1/…?…`. */
  readonly pathAndQuery: string;
  readonly holder: Holder;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** Until the answer begins. A file takes the time that the asker's line takes; what stands still is given up by fetch itself. */
const PATIENCE_MS = 30_000;

/** Chapter 5: takes a person's command or non-figure read to the service that owns it, and vouches for who asks. */
@Injectable()
export class ForwardCommandService {
  constructor(
    @Inject(GatewayConfiguration) private readonly config: GatewayConfiguration,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  /**
   * The owner's answer, whatever its status. Nothing is tried twice: a command may have had its effect.
   * @throws Problem 503 where the owner does not answer, 400 where the path is no plain one
   */
  async forward({ rule, method, pathAndQuery, holder, headers, body }: Command): Promise<Response> {
    const { owner } = rule;
    const target = targetOf(this.baseOf(owner), pathAndQuery, rule);
    if (!target) throw new Problem(CROOKED_PATH, { en: 'Write the path without "..", "." or backslashes, and percent-encode what is not plain.', lo: 'ຂຽນທີ່ຢູ່ໂດຍບໍ່ມີ "..", "." ຫຼື "\\" ແລະ ເຂົ້າລະຫັດຕົວອັກສອນພິເສດ.' });
    await this.note(rule, { method, pathAndQuery, holder });
    const { name, role, provinces } = holder;
    const token = await signInternalToken(this.config.internalTokenSecret, { subject: name, role, provinces });
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
    try {
      return await fetch(target, { method, headers: { ...headers, authorization: `Bearer ${token}` }, body: body && new Uint8Array(body), redirect: 'manual', signal: patience.signal });
    } catch (error) {
      this.log.warn({ owner, error: error instanceof Error ? error.message : String(error) }, 'owner does not answer');
      throw new Problem(OWNER_UNREACHABLE, { en: `The ${owner} service does not answer: try again in a minute. If it was a command, look first whether it had its effect.`, lo: `ລະບົບ ${owner} ບໍ່ຕອບ: ລອງໃໝ່ພາຍໃນໜຶ່ງນາທີ. ຖ້າເປັນຄຳສັ່ງ ໃຫ້ກວດກ່ອນວ່າມີຜົນແລ້ວບໍ.` }, { 'retry-after': '60' });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Before it is asked for: what cannot be noted is not handed out. */
  private async note({ isReference }: ForwardRule, { method, pathAndQuery, holder }: Pick<Command, 'method' | 'pathAndQuery' | 'holder'>): Promise<void> {
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead && isReference) return;
    await this.audit.note(holder, { action: isRead ? 'read' : 'command', resource: `${method} ${pathAndQuery.slice(API_PREFIX.length)}` });
  }

  private baseOf(owner: Owner): string {
    switch (owner) {
      case 'ingestion': return this.config.ingestionUrl;
      case 'validation': return this.config.validationUrl;
      case 'geo-enrichment': return this.config.geoEnrichmentUrl;
      case 'aggregation': return this.config.aggregationUrl;
    }
  }
}
