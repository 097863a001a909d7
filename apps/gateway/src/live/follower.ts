import type { FigureChange } from '../domain/figure-change.js';
import { dependsOnPoints, passes, type StreamFilter } from '../domain/stream-filter.js';
import { changeText, CLOSING, DENIED, eventText, GONE, heartbeatText, SLOW } from '../outbound/stream-text.js';
import type { ChangeLog, SnapshotPlace } from '../store/change-log.js';
import type { FigureFeed, Listener } from './figure-feed.js';

/** Where a stream is written to. */
export interface Sink {
  /** @returns false where no more should be written before `onDrain` */
  write(text: string): boolean;
  end(): void;
}

export interface FollowerOptions {
  readonly feed: FigureFeed;
  readonly log: ChangeLog;
  readonly filter: StreamFilter;
  readonly sink: Sink;
  readonly wantsSnapshot: boolean;
  /** Whether who follows still may, asked from time to time. */
  readonly mayFollow: () => Promise<boolean>;
}

/** Changes written in one go. */
const AT_ONCE = 200;
const SNAPSHOT_PAGE = 2_000;
/** Who reads nothing while this many changes come is dropped: its place is kept in the log, not here. */
const MOST_BEHIND = 10_000;
/** Who takes nothing between so many heartbeats is gone or asleep. */
const MOST_SILENT = 2;

/** One client of the stream: where it is in the log, and what of it is for it. It holds no queue of its own. */
export class Follower implements Listener {
  private cursor = 0;
  private choked = false;
  private busy = true;
  private ended = false;
  private silent = 0;
  private drained: () => void = () => undefined;

  constructor(private readonly options: FollowerOptions) {}

  /** @param lastId the number after which it goes on; null: from now */
  async start(lastId: number | null): Promise<void> {
    const { feed, log, wantsSnapshot } = this.options;
    feed.join(this);
    const { newest, oldest } = await log.bounds();
    // From now is by the log: what was read of it may be a moment behind, and its changes are of before. A snapshot is cut by the points as they were read, so that what was not read yet must follow it.
    this.cursor = lastId ?? (wantsSnapshot ? feed.position : newest);
    if (lastId !== null) {
      if (lastId < oldest - 1 || lastId > newest) await this.beginAnew();
    } else if (wantsSnapshot) await this.snapshot();
    this.write(eventText('ready', { position: this.cursor }, this.cursor));
    this.busy = false;
    this.onChanges();
  }

  onChanges(): void {
    const { feed } = this.options;
    while (!this.busy && !this.ended && !this.choked && this.cursor < feed.position) {
      const changes = feed.since(this.cursor, AT_ONCE);
      if (changes) this.take(changes);
      else this.alone(() => this.catchUp());
    }
    if (this.choked && feed.position - this.cursor > MOST_BEHIND) this.finish(eventText('slow', SLOW));
  }

  onDrain(): void {
    this.choked = false;
    this.silent = 0;
    this.drained();
    this.onChanges();
  }

  onHeartbeat(): void {
    if (this.choked && ++this.silent >= MOST_SILENT) return this.finish(eventText('slow', SLOW));
    if (!this.busy && !this.choked) this.write(heartbeatText(this.cursor));
    void this.options.mayFollow().then((may) => (may ? undefined : this.finish(eventText('denied', DENIED))), () => undefined);
  }

  onClosing(): void {
    this.finish(eventText('closing', CLOSING));
  }

  /** The client is gone, or must go. */
  finish(words = ''): void {
    if (this.ended) return;
    this.ended = true;
    this.options.feed.leave(this);
    this.drained();
    if (words !== '') this.options.sink.write(words);
    this.options.sink.end();
  }

  private take(changes: readonly FigureChange[]): void {
    const { filter, feed } = this.options;
    let text = '';
    for (const change of changes) {
      if (change.cell === null && dependsOnPoints(filter)) {
        this.write(text);
        return this.alone(() => this.beginAnew());
      }
      if (change.cell !== null && passes(filter, change.cell, feed.points)) text += changeText(change);
      this.cursor = change.seq;
    }
    this.write(text);
  }

  /** Older than what is in memory: from the log, page by page. */
  private async catchUp(): Promise<void> {
    const changes = await this.options.log.after(this.cursor, AT_ONCE);
    if (changes[0]?.seq === this.cursor + 1) this.take(changes);
    else await this.beginAnew();
  }

  private async beginAnew(): Promise<void> {
    this.cursor = this.options.feed.position;
    this.write(eventText('gone', GONE, this.cursor));
    if (this.options.wantsSnapshot) await this.snapshot();
  }

  /**
   * The current cells in pages. Read without a transaction: what changes meanwhile is told again after it, and of two versions of a cell the
   * greater counts.
   */
  private async snapshot(): Promise<void> {
    const { log, filter, feed } = this.options;
    let place: SnapshotPlace | null = null;
    for (;;) {
      const page = await log.snapshot(filter, place, SNAPSHOT_PAGE);
      const cells = page.filter((cell) => passes(filter, cell, feed.points));
      if (cells.length > 0) this.write(eventText('snapshot', { cells }));
      place = page.at(-1) ?? null;
      if (page.length < SNAPSHOT_PAGE || this.ended) return;
      if (this.choked) await new Promise<void>((resolve) => { this.drained = resolve; });
    }
  }

  private alone(work: () => Promise<void>): void {
    this.busy = true;
    void work().then(() => {
      this.busy = false;
      this.onChanges();
    }, () => this.finish(eventText('closing', CLOSING)));
  }

  private write(text: string): void {
    if (text !== '' && !this.ended && !this.options.sink.write(text)) this.choked = true;
  }
}
