import { Inject, Injectable } from '@nestjs/common';
import { UNAUTHENTICATED } from '@fm/access';
import { Clock } from '@fm/lifecycle';
import { Problem } from '@fm/problems';
import { open, type KeyRing } from '@fm/sealing';
import { AuditLog } from './audit-log.js';
import { stepOfCode } from './domain/one-time-code.js';
import { passwordFits } from './domain/password.js';
import { digestOf, newToken } from './domain/tokens.js';
import { SECRET_KEYS, totpContext } from './secret-keys.js';
import { AccountRepository, LOCK_MINUTES, MOST_FAILURES, type StoredAccount } from './store/account.repository.js';
import { SessionRepository } from './store/session.repository.js';

export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly code: string | null;
}

export interface Session {
  readonly token: string;
  readonly expiresAt: Date;
  /** The password was a one-time one: PUT /me/password comes first. */
  readonly mustChoosePassword: boolean;
}

const SESSION_MINUTES = 60;

/** Chapter 5: a person signs in, and gets a token for an hour. */
@Injectable()
export class SignInService {
  constructor(
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SECRET_KEYS) private readonly keys: KeyRing,
  ) {}

  /** @throws Problem 401, the same whatever was wrong: who guesses learns neither names nor how far they came */
  async signIn({ name, password, code }: Credentials): Promise<Session> {
    const now = this.clock.now();
    const account = await this.accounts.attempt(name, now);
    const fits = await passwordFits(password, account?.password ?? null);
    const opened = account && fits ? await this.opened(account, code, now) : null;
    await this.audit.note(account && { identity: `account:${name}`, role: account.role }, { action: opened ? 'sign-in' : 'sign-in refused', resource: `account:${name}` });
    if (!opened) throw refusal();
    const token = newToken('session');
    const expiresAt = new Date(now.getTime() + SESSION_MINUTES * 60_000);
    await this.sessions.begin(digestOf(token), { account: name, mustChoosePassword: opened.oneTime, expiresAt }, now);
    return { token, expiresAt, mustChoosePassword: opened.oneTime };
  }

  signOut(token: string): Promise<void> {
    return this.sessions.end(digestOf(token));
  }

  private async opened({ name, oneTimeUntil, totpSecret, totpConfirmed, totpLastStep }: StoredAccount, code: string | null, now: Date): Promise<{ readonly oneTime: boolean } | null> {
    const oneTime = oneTimeUntil !== null;
    if (oneTimeUntil && oneTimeUntil <= now) return null;
    let totpStep: number | null = null;
    if (totpSecret && totpConfirmed) {
      totpStep = stepOfCode(code ?? '', open(this.keys, totpSecret, totpContext(name)), now, totpLastStep);
      if (totpStep === null) return null;
    }
    return (await this.accounts.succeed(name, { totpStep, oneTime })) ? { oneTime } : null;
  }
}

function refusal(): Problem {
  return new Problem(UNAUTHENTICATED, {
    en: `Name, password or code is wrong; after ${MOST_FAILURES} attempts an account rests for ${LOCK_MINUTES} minutes. Where a telephone shows codes for this account, send the current one as "code"; an administrator can reset the password.`,
    lo: `ຊື່, ລະຫັດຜ່ານ ຫຼື ລະຫັດຄັ້ງດຽວບໍ່ຖືກ; ຫຼັງຈາກ ${MOST_FAILURES} ຄັ້ງ ບັນຊີຈະຖືກພັກ ${LOCK_MINUTES} ນາທີ. ຜູ້ດູແລລະບົບສາມາດຕັ້ງລະຫັດໃໝ່ໃຫ້ໄດ້.`,
  });
}
