import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@fm/lifecycle';
import { Problem } from '@fm/problems';
import { AuditLog } from './audit-log.js';
import { hashedPassword, oneTimePassword } from './domain/password.js';
import type { Holder, Scope } from './domain/scope.js';
import { NAME_TAKEN, NO_SUCH_PERSON } from './gateway.problems.js';
import { AccountRepository, type StoredAccount } from './store/account.repository.js';
import { SessionRepository } from './store/session.repository.js';

/** A one-time password is handed over by a person: three days are enough. */
const ONE_TIME_HOURS = 72;

export interface OneTime {
  readonly name: string;
  readonly password: string;
  readonly until: Date;
}

/** Chapter 5: the accounts of people, kept by the office's administrator. */
@Injectable()
export class ManageAccountsService {
  constructor(
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  list(): Promise<readonly StoredAccount[]> {
    return this.accounts.all();
  }

  async make(name: string, { role, provinces, grants }: Scope, by: Holder): Promise<OneTime> {
    await this.audit.note(by, { action: 'account made', resource: `account:${name}`, detail: { role, provinces, grants } });
    if (!(await this.accounts.make({ name, role, provinces, grants }, { at: this.clock.now(), identity: by.identity }))) {
      throw new Problem(NAME_TAKEN, { en: 'Choose another name; to let the same person in again, POST /api/v1/accounts/{name}/reset.', lo: 'ໃຫ້ເລືອກຊື່ອື່ນ; ຖ້າແມ່ນຄົນເກົ່າ ໃຫ້ໃຊ້ POST /api/v1/accounts/{name}/reset.' });
    }
    return this.oneTime(name);
  }

  /** Rights hold from the next request on. */
  async change(name: string, { role, provinces, grants }: Scope, by: Holder): Promise<void> {
    await this.existing(name);
    await this.audit.note(by, { action: 'account changed', resource: `account:${name}`, detail: { role, provinces, grants } });
    await this.accounts.change(name, { role, provinces, grants });
  }

  /** A new one-time password; whoever is signed in is signed out. @param forgetCodes also for a lost telephone */
  async reset(name: string, forgetCodes: boolean, by: Holder): Promise<OneTime> {
    await this.existing(name);
    await this.audit.note(by, { action: 'account reset', resource: `account:${name}`, detail: { forgetCodes } });
    if (forgetCodes) await this.accounts.setTotp(name, null, null);
    return this.oneTime(name);
  }

  async disable(name: string, by: Holder): Promise<void> {
    await this.existing(name);
    await this.audit.note(by, { action: 'account disabled', resource: `account:${name}` });
    await this.accounts.setDisabled(name, this.clock.now());
    await this.sessions.endAllOf(name);
  }

  async enable(name: string, by: Holder): Promise<OneTime> {
    await this.existing(name);
    await this.audit.note(by, { action: 'account enabled', resource: `account:${name}` });
    await this.accounts.setDisabled(name, null);
    return this.oneTime(name);
  }

  private async oneTime(name: string): Promise<OneTime> {
    const password = oneTimePassword();
    const until = new Date(this.clock.now().getTime() + ONE_TIME_HOURS * 3_600_000);
    await this.accounts.setPassword(name, await hashedPassword(password), until);
    await this.sessions.endAllOf(name);
    return { name, password, until };
  }

  private async existing(name: string): Promise<void> {
    if (!(await this.accounts.find(name))) throw new Problem(NO_SUCH_PERSON, { en: 'GET /api/v1/accounts lists them.', lo: 'ເບິ່ງລາຍການທີ່ GET /api/v1/accounts.' });
  }
}
