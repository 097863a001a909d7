import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import type { Scope } from '../domain/scope.js';

export interface ValidSession extends Scope {
  readonly account: string;
  readonly mustChoosePassword: boolean;
}

/** Who is signed in. */
@Injectable()
export class SessionRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Sessions that have run out go with each new one. */
  async begin(sha256: Buffer, session: { readonly account: string; readonly mustChoosePassword: boolean; readonly expiresAt: Date }, now: Date): Promise<void> {
    await this.database.query('delete from session where expires_at <= $1', [now]);
    await this.database.query('insert into session (sha256, account, must_choose_password, expires_at) values ($1, $2, $3, $4)', [sha256, session.account, session.mustChoosePassword, session.expiresAt]);
  }

  /** With the rights of the account as they are now. */
  async valid(sha256: Buffer, now: Date): Promise<ValidSession | null> {
    const [session] = await this.database.query<ValidSession[]>(
      `select s.account, s.must_choose_password as "mustChoosePassword", a.role, a.provinces, a.grants
       from session s join account a on a.name = s.account where s.sha256 = $1 and s.expires_at > $2 and a.disabled_at is null`,
      [sha256, now],
    );
    return session ?? null;
  }

  async end(sha256: Buffer): Promise<void> {
    await this.database.query('delete from session where sha256 = $1', [sha256]);
  }

  async endAllOf(account: string): Promise<void> {
    await this.database.query('delete from session where account = $1', [account]);
  }
}
