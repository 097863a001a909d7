import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';

/** The right to follow Kobo, for one process at a time: Kobo is asked by one of us, however many take hooks. Postgres frees it with the connection. */
@Injectable()
export class FollowLock {
  private runner: ReturnType<Database['createQueryRunner']> | null = null;

  constructor(@Inject(Database) private readonly database: Database) {}

  /** Takes it, or makes sure that it is still held. @returns false while another process has it */
  async hold(): Promise<boolean> {
    const held = this.runner;
    const runner = held ?? this.database.createQueryRunner();
    try {
      const rows = (await runner.query(held ? 'select true as taken' : `select pg_try_advisory_lock(hashtext('passage-follow-kobo')) as taken`)) as { taken: boolean }[];
      if (rows[0]?.taken === true) {
        this.runner = runner;
        return true;
      }
    } catch (error) {
      await this.letGo();
      throw error;
    }
    await runner.release();
    return false;
  }

  async letGo(): Promise<void> {
    const runner = this.runner;
    this.runner = null;
    await runner?.query(`select pg_advisory_unlock(hashtext('passage-follow-kobo'))`).catch(() => undefined);
    await runner?.release().catch(() => undefined);
  }
}
