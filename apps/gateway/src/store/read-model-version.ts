import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';

/**
 * A text that changes whenever anything here that came by topic does: how far each partition has been read. The fence moves in the very
 * transaction that changes the rows, so that no two states of them share one.
 */
@Injectable()
export class ReadModelVersion {
  constructor(@Inject(Database) private readonly database: Database) {}

  async now(): Promise<string> {
    const [row] = await this.database.query<{ version: string }[]>(
      `select coalesce(string_agg(concat_ws(' ', topic, partition, incarnation, next_offset), ',' order by topic, partition, incarnation), '') as version from offset_fence`,
    );
    return row?.version ?? '';
  }
}
