import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import type { Scope } from '../domain/scope.js';

export interface StoredAccount extends Scope {
  readonly name: string;
  readonly password: string | null;
  readonly oneTimeUntil: Date | null;
  readonly totpSecret: Buffer | null;
  readonly totpConfirmed: boolean;
  readonly totpLastStep: number;
  readonly lockedUntil: Date | null;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

const FIELDS = `name, role, provinces, grants, password, one_time_until as "oneTimeUntil", totp_secret as "totpSecret", totp_confirmed as "totpConfirmed",
  totp_last_step::float8 as "totpLastStep", locked_until as "lockedUntil", disabled_at as "disabledAt", created_at as "createdAt", created_by as "createdBy"`;

export const MOST_FAILURES = 5;
export const LOCK_MINUTES = 15;

/** People who sign in here. */
@Injectable()
export class AccountRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @returns false where the name is taken */
  async make({ name, role, provinces, grants }: Scope & { readonly name: string }, by: { readonly at: Date; readonly identity: string }): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      'with made as (insert into account (name, role, provinces, grants, created_at, created_by) values ($1, $2, $3, $4, $5, $6) on conflict (name) do nothing returning 1) select 1 from made',
      [name, role, provinces, grants, by.at, by.identity],
    );
    return rows.length > 0;
  }

  async change(name: string, { role, provinces, grants }: Scope): Promise<void> {
    await this.database.query('update account set role = $2, provinces = $3, grants = $4 where name = $1', [name, role, provinces, grants]);
  }

  all(): Promise<StoredAccount[]> {
    return this.database.query<StoredAccount[]>(`select ${FIELDS} from account order by name collate "C"`);
  }

  async find(name: string): Promise<StoredAccount | null> {
    const [account] = await this.database.query<StoredAccount[]>(`select ${FIELDS} from account where name = $1`, [name]);
    return account ?? null;
  }

  /**
   * The account for one attempt to sign in; null where there is none, or it is locked or closed. The attempt is counted as a failure before it is
   * known to be one, so that many at once are no more than many in a row.
   */
  async attempt(name: string, now: Date): Promise<StoredAccount | null> {
    const [account] = await this.database.query<StoredAccount[]>(
      `with tried as (
         update account set failures = case when locked_until is null then failures else 0 end + 1,
           locked_until = case when case when locked_until is null then failures else 0 end + 1 >= ${MOST_FAILURES} then $2::timestamptz + interval '${LOCK_MINUTES} minutes' end
         where name = $1 and disabled_at is null and (locked_until is null or locked_until <= $2) returning *)
       select ${FIELDS} from tried`,
      [name, now],
    );
    return account ?? null;
  }

  /** It was no failure. A one-time password is spent with that. @returns false where the code was spent by another at the same moment */
  async succeed(name: string, { totpStep, oneTime }: { readonly totpStep: number | null; readonly oneTime: boolean }): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      `with done as (
         update account set failures = 0, locked_until = null, totp_last_step = coalesce($2::bigint, totp_last_step), password = case when $3 then null else password end
         where name = $1 and ($2::bigint is null or totp_last_step < $2::bigint) and (not $3 or password is not null) returning 1)
       select 1 from done`,
      [name, totpStep, oneTime],
    );
    return rows.length > 0;
  }

  /** Lets in again who was locked out: a new password is a new beginning. */
  async setPassword(name: string, password: string | null, oneTimeUntil: Date | null): Promise<void> {
    await this.database.query('update account set password = $2, one_time_until = $3, failures = 0, locked_until = null where name = $1', [name, password, oneTimeUntil]);
  }

  async setTotp(name: string, secret: Buffer | null, confirmedAtStep: number | null): Promise<void> {
    await this.database.query('update account set totp_secret = $2, totp_confirmed = $3::bigint is not null, totp_last_step = coalesce($3::bigint, 0) where name = $1', [name, secret, confirmedAtStep]);
  }

  async setDisabled(name: string, at: Date | null): Promise<void> {
    await this.database.query('update account set disabled_at = $2 where name = $1', [name, at]);
  }
}
