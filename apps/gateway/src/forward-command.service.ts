import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '@fm/problems';
import { AskOwnerService } from './ask-owner.service.js';
import { AuditLog } from './audit-log.js';
import { API_PREFIX, targetOf, type ForwardRule } from './domain/forward-table.js';
import type { Holder } from './domain/scope.js';
import { CROOKED_PATH } from './gateway.problems.js';

export interface Command {
  readonly rule: ForwardRule;
  readonly method: string;
  /** As it came, `/api/v1/…?…`. */
  readonly pathAndQuery: string;
  readonly holder: Holder;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** Chapter 5: takes a person's command or non-figure read to the service that owns it, and vouches for who asks. */
@Injectable()
export class ForwardCommandService {
  constructor(
    @Inject(AskOwnerService) private readonly owners: AskOwnerService,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  /**
   * The owner's answer, whatever its status. Nothing is tried twice: a command may have had its effect.
   * @throws Problem 503 where the owner does not answer, 400 where the path is no plain one
   */
  async forward({ rule, method, pathAndQuery, holder, headers, body }: Command): Promise<Response> {
    const { owner } = rule;
    const target = targetOf(this.owners.baseOf(owner), pathAndQuery, rule);
    if (!target) throw new Problem(CROOKED_PATH, { en: 'Write the path without "..", "." or backslashes, and percent-encode what is not plain.', lo: 'ຂຽນທີ່ຢູ່ໂດຍບໍ່ມີ "..", "." ຫຼື "\\" ແລະ ເຂົ້າລະຫັດຕົວອັກສອນພິເສດ.' });
    await this.note(rule, { method, pathAndQuery, holder });
    return this.owners.ask(owner, target, { method, holder, headers, body });
  }

  /** Before it is asked for: what cannot be noted is not handed out. */
  private async note({ isReference }: ForwardRule, { method, pathAndQuery, holder }: Pick<Command, 'method' | 'pathAndQuery' | 'holder'>): Promise<void> {
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead && isReference) return;
    await this.audit.note(holder, { action: isRead ? 'read' : 'command', resource: `${method} ${pathAndQuery.slice(API_PREFIX.length)}` });
  }
}
