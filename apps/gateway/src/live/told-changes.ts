import { Inject, Injectable } from '@nestjs/common';
import type { FigureCell } from '../domain/figure-change.js';
import { dependsOnPoints, passes, type StreamFilter } from '../domain/stream-filter.js';
import type { Told } from '../outbound/webhook-message.js';
import { ChangeLog } from '../store/change-log.js';
import { FigureFeed } from './figure-feed.js';

/** Of the log, what one subscriber is told. */
@Injectable()
export class ToldChanges {
  constructor(
    @Inject(ChangeLog) private readonly log: ChangeLog,
    @Inject(FigureFeed) private readonly feed: FigureFeed,
  ) {}

  /** Of the changes after a number, at most `limit` of them. @returns also the number of the last that was looked at */
  async after(seq: number, limit: number, filter: StreamFilter): Promise<Told & { readonly last: number }> {
    const changes = limit > 0 ? await this.log.after(seq, limit) : [];
    const cells = new Map<string, FigureCell>();
    let readAnew = changes[0] !== undefined && changes[0].seq !== seq + 1;
    for (const { cell } of changes) {
      if (cell === null) readAnew ||= dependsOnPoints(filter);
      else if (passes(filter, cell, this.feed.points)) cells.set(`${cell.cube}/${cell.cubeKey}/${cell.day}`, cell);
    }
    return { cells: [...cells.values()], readAnew, last: changes.at(-1)?.seq ?? seq };
  }
}
