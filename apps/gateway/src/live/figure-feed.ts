import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { StandingJob } from '@fm/lifecycle';
import type { FigureChange } from '../domain/figure-change.js';
import type { KnownPoints } from '../domain/stream-filter.js';
import { GatewayConfiguration } from '../gateway.config.js';
import { ChangeLog } from '../store/change-log.js';
import { ChangeNotices } from '../store/change-notices.js';
import { KnownPointRepository } from '../store/known-point.repository.js';
import { StandingJobs } from './standing-jobs.js';

/** Changes kept in memory: who connects again after a moment costs no query. */
const REMEMBERED = 20_000;
const PAGE = 1_000;
/** Notices come at once; this is for when their connection is down. */
const LOOK_MS = 1_000;
const HEARTBEAT_MS = 15_000;
const FORGET_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Somebody who is told that there is more. */
export interface Listener {
  onChanges(): void;
  onHeartbeat(): void;
  onClosing(): void;
}

/** The log of changes, read once for all who follow it in this process. */
@Injectable()
export class FigureFeed implements OnModuleInit, OnModuleDestroy {
  private ring: FigureChange[] = [];
  private newest = 0;
  private known: KnownPoints = new Map();
  private begun: Promise<void> | null = null;
  private closed = false;
  private heartbeat: NodeJS.Timeout | undefined;
  private readonly listeners = new Set<Listener>();
  private readonly notices: ChangeNotices;
  private readonly jobs: readonly StandingJob[];

  constructor(
    @Inject(ChangeLog) private readonly log: ChangeLog,
    @Inject(KnownPointRepository) private readonly register: KnownPointRepository,
    @Inject(GatewayConfiguration) config: GatewayConfiguration,
    @Inject(StandingJobs) jobs: StandingJobs,
  ) {
    const reading = jobs.make('live figures', LOOK_MS, () => this.read());
    this.jobs = [reading, jobs.make('log of changes', FORGET_EVERY_MS, () => this.forget(jobs.now(), config.streamKeepDays))];
    this.notices = new ChangeNotices(config.databaseUrl, () => reading.wake());
  }

  /** Nest calls it twice: for the HTTP door and for the consumers. */
  onModuleInit(): Promise<void> {
    return (this.begun ??= this.begin());
  }

  /** Before the server closes, or the open streams would hold it up. */
  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearInterval(this.heartbeat);
    this.tellAll('onClosing');
    await this.notices.stop();
    await Promise.all(this.jobs.map((job) => job.stop()));
  }

  get position(): number {
    return this.newest;
  }

  get points(): KnownPoints {
    return this.known;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  get followers(): number {
    return this.listeners.size;
  }

  /** The changes after a number that are still in memory; null where older ones are needed. */
  since(seq: number, limit: number): readonly FigureChange[] | null {
    const first = this.ring[0]?.seq ?? this.newest + 1;
    if (seq + 1 < first) return null;
    return this.ring.slice(seq + 1 - first, seq + 1 - first + limit);
  }

  join(listener: Listener): void {
    this.listeners.add(listener);
  }

  leave(listener: Listener): void {
    this.listeners.delete(listener);
  }

  private async begin(): Promise<void> {
    const { newest } = await this.log.bounds();
    this.newest = Math.max(0, newest - REMEMBERED);
    await this.loadPoints();
    while (await this.read());
    for (const job of this.jobs) job.start();
    void this.notices.start();
    this.heartbeat = setInterval(() => this.tellAll('onHeartbeat'), HEARTBEAT_MS).unref();
  }

  private async read(): Promise<boolean> {
    const changes = await this.log.after(this.newest, PAGE);
    if (changes.length === 0) return false;
    if (changes.some(({ cell }) => cell === null)) await this.loadPoints();
    this.ring.push(...changes);
    if (this.ring.length > REMEMBERED * 1.25) this.ring = this.ring.slice(-REMEMBERED);
    this.newest = changes.at(-1)?.seq ?? this.newest;
    this.tellAll('onChanges');
    return changes.length === PAGE;
  }

  private async loadPoints(): Promise<void> {
    this.known = new Map((await this.register.all()).map((point) => [point.code, point]));
  }

  private async forget(now: Date, days: number): Promise<boolean> {
    await this.log.forgetBefore(new Date(now.getTime() - days * DAY_MS));
    return false;
  }

  private tellAll(what: keyof Listener): void {
    for (const listener of this.listeners) listener[what]();
  }
}
