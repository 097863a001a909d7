import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Clock } from '@fm/lifecycle';
import { Problem } from '@fm/problems';
import { open, seal, type KeyRing } from '@fm/sealing';
import { AuditLog } from './audit-log.js';
import { base32, otpauthUrl, stepOfCode } from './domain/one-time-code.js';
import { hashedPassword, passwordFits, passwordTrouble } from './domain/password.js';
import type { Holder } from './domain/scope.js';
import { BAD_BODY, NOT_AN_ACCOUNT, WRONG_PROOF } from './gateway.problems.js';
import { SECRET_KEYS, totpContext } from './secret-keys.js';
import { AccountRepository, type StoredAccount } from './store/account.repository.js';
import { SessionRepository } from './store/session.repository.js';

/** Chapter 5: what people do about their own account. */
@Injectable()
export class KeepOwnAccountService {
  constructor(
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SECRET_KEYS) private readonly keys: KeyRing,
  ) {}

  /** Signs out everywhere. Who came in by a one-time password has proved enough. */
  async choosePassword(holder: Holder, { current, next }: { readonly current: string | null; readonly next: string }): Promise<void> {
    const account = await this.own(holder);
    if (!holder.mustChoosePassword && !(await this.proved(account, current ?? ''))) throw wrong();
    const trouble = passwordTrouble(next, account.name);
    if (trouble) throw new Problem(BAD_BODY, trouble);
    await this.audit.note(holder, { action: 'password chosen', resource: holder.identity });
    await this.accounts.setPassword(account.name, await hashedPassword(next), null);
    await this.sessions.endAllOf(account.name);
  }

  /** A secret for a telephone. It counts only once a code of it was shown. */
  async beginCodes(holder: Holder, password: string): Promise<{ readonly secret: string; readonly url: string }> {
    const account = await this.own(holder);
    if (!(await this.proved(account, password))) throw wrong();
    if (account.totpConfirmed) throw new Problem(WRONG_PROOF, { en: 'Codes are asked for already: DELETE /api/v1/me/codes first.', lo: 'ໃຊ້ລະຫັດຄັ້ງດຽວຢູ່ແລ້ວ: DELETE /api/v1/me/codes ກ່ອນ.' });
    const secret = randomBytes(20);
    await this.accounts.setTotp(account.name, seal(this.keys, secret, totpContext(account.name)), null);
    return { secret: base32(secret), url: otpauthUrl(secret, account.name) };
  }

  async confirmCodes(holder: Holder, code: string): Promise<void> {
    const { name, totpSecret, totpConfirmed } = await this.own(holder);
    const step = totpSecret && !totpConfirmed ? stepOfCode(code, open(this.keys, totpSecret, totpContext(name)), this.clock.now(), 0) : null;
    if (step === null) throw wrong();
    await this.audit.note(holder, { action: 'codes begun', resource: holder.identity });
    await this.accounts.setTotp(name, totpSecret, step);
  }

  async endCodes(holder: Holder, password: string): Promise<void> {
    const account = await this.own(holder);
    if (!(await this.proved(account, password))) throw wrong();
    await this.audit.note(holder, { action: 'codes ended', resource: holder.identity });
    await this.accounts.setTotp(account.name, null, null);
  }

  /** Counts as an attempt to sign in: a stolen session is no place to guess the password. */
  private async proved({ name }: StoredAccount, password: string): Promise<boolean> {
    const account = await this.accounts.attempt(name, this.clock.now());
    return (await passwordFits(password, account?.password ?? null)) && this.accounts.succeed(name, { totpStep: null, oneTime: false });
  }

  private async own({ identity }: Holder): Promise<StoredAccount> {
    const [kind, name = ''] = identity.split(/:(.*)/s);
    const account = kind === 'account' ? await this.accounts.find(name) : null;
    if (!account) throw new Problem(NOT_AN_ACCOUNT, { en: 'This is for people who signed in with POST /api/v1/session: keys have no password.', lo: 'ສຳລັບຜູ້ທີ່ເຂົ້າລະບົບດ້ວຍ POST /api/v1/session ເທົ່ານັ້ນ.' });
    return account;
  }
}

function wrong(): Problem {
  return new Problem(WRONG_PROOF, { en: 'The password or the code is wrong: try again, or wait for the next code.', lo: 'ລະຫັດຜ່ານ ຫຼື ລະຫັດຄັ້ງດຽວບໍ່ຖືກ: ລອງໃໝ່ ຫຼື ລໍຖ້າລະຫັດຕໍ່ໄປ.' });
}
