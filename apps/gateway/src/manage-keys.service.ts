import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '@fm/lifecycle';
import { Problem } from '@fm/problems';
import { AuditLog } from './audit-log.js';
import type { Holder, Scope } from './domain/scope.js';
import { digestOf, newToken } from './domain/tokens.js';
import { NO_SUCH_PERSON } from './gateway.problems.js';
import { AccessKeyRepository, type StoredKey } from './store/access-key.repository.js';

export interface NewKey extends Scope {
  readonly name: string;
  readonly expiresAt: Date | null;
}

/** Chapter 5: keys of programs, made and withdrawn by administrators. */
@Injectable()
export class ManageKeysService {
  constructor(
    @Inject(AccessKeyRepository) private readonly keys: AccessKeyRepository,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns the key itself, which nobody can be told again */
  async make(wanted: NewKey, by: Holder): Promise<{ readonly id: string; readonly key: string }> {
    const [id, key] = [randomUUID(), newToken('key')];
    const { name, role, provinces, grants, expiresAt } = wanted;
    await this.audit.note(by, { action: 'key made', resource: `key:${id}`, detail: { name, role, provinces, grants, expiresAt } });
    await this.keys.make({ id, name, role, provinces, grants, expiresAt, createdAt: this.clock.now(), createdBy: by.identity }, digestOf(key));
    return { id, key };
  }

  list(): Promise<readonly StoredKey[]> {
    return this.keys.all();
  }

  /** From now on. Done twice, it stays as it was. */
  async revoke(id: string, by: Holder): Promise<void> {
    await this.audit.note(by, { action: 'key revoked', resource: `key:${id}` });
    if (!(await this.keys.revoke(id, this.clock.now()))) throw new Problem(NO_SUCH_PERSON, { en: 'GET /api/v1/keys lists them. Keys of API_KEYS are changed in the configuration.', lo: 'ເບິ່ງລາຍການທີ່ GET /api/v1/keys.' });
  }
}
