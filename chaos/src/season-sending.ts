import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '../../platform/src/connection.js';
import { StartProblem } from '../../platform/src/start-problem.js';
import { HookSender } from '../../tools/kobo-simulator/src/hooks/hook-sender.js';
import type { Ledger } from '../../tools/kobo-simulator/src/hooks/ledger.js';
import { createPoster } from '../../tools/kobo-simulator/src/hooks/post-hook.js';
import { Random } from '../../tools/kobo-simulator/src/random.js';
import { FMR_ASSET } from '../../tools/kobo-simulator/src/season/fmr-asset.js';
import type { SeasonAction } from '../../tools/kobo-simulator/src/season/season-action.js';
import { SeasonPlayer } from '../../tools/kobo-simulator/src/season/season-player.js';
import type { KoboAsset } from '../../tools/kobo-simulator/src/server/kobo-asset.js';
import type { KoboHook } from '../../tools/kobo-simulator/src/server/kobo-hook.js';
import { KoboServer } from '../../tools/kobo-simulator/src/server/kobo-server.js';
import { UnrulyNetwork } from './unruly-network.js';

export interface SendingOptions {
  readonly connection: Connection;
  readonly seed: string;
  readonly actions: readonly SeasonAction[];
  readonly perSecond: number;
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** A hundredth of Kobo's waits: its first retry comes within 0.6 s. */
const TIME_SCALE = 0.01;
const NETWORK = { late: 0.2, repeated: 0.1, longestMs: 3_000 };
const SETTLE_ROUNDS = 180;

/**
 * Sends a season at an even pace. Kobo gives up on a refused connection and sends no edit at all; a person who presses "retry" every second stands in for
 * its sweep, so that in the end each submission's newest version has been acknowledged.
 */
export class SeasonSending {
  readonly ledger: Ledger;
  readonly network: UnrulyNetwork;
  readonly asset: KoboAsset;
  private readonly hook: KoboHook;
  private readonly sender: HookSender;
  /** Whose newest version nobody has acknowledged yet; and those of them that a person has sent again and that have not been answered since. */
  private readonly open = new Set<number>();
  private readonly asked = new Set<number>();
  private read = 0;

  constructor(private readonly options: SendingOptions) {
    const { connection, seed } = options;
    const access = connection.sources['demo-fmr'];
    if (!access) throw new StartProblem('connection.json names no source demo-fmr.', 'Look at the log of the start in the data folder.');
    const server = new KoboServer({ seed });
    this.network = new UnrulyNetwork({ ...NETWORK, random: new Random(seed).fork('network'), post: createPoster({ timeoutMs: 30_000, reuseConnections: false }) });
    this.sender = new HookSender({ server, seed, timeScale: TIME_SCALE, concurrency: 32, post: this.network.post });
    this.ledger = this.sender.ledger;
    this.asset = server.addAsset(FMR_ASSET);
    this.hook = this.asset.addHook({ name: 'Passage', endpoint: access.url, authLevel: 'basic_auth', username: access.user, password: access.password });
  }

  async run(): Promise<void> {
    const { actions, perSecond, onProgress, signal } = this.options;
    const player = new SeasonPlayer(this.asset);
    const start = Date.now();
    let retried = start;
    for (const [index, action] of actions.entries()) {
      signal.throwIfAborted();
      const id = player.apply(action);
      this.open.add(id);
      if (action.type !== 'create') this.sender.resend(this.asset, id);
      await pause(start + ((index + 1) * 1000) / perSecond - Date.now());
      if (Date.now() - retried > 1_000) {
        retried = Date.now();
        this.retryFailed();
      }
      onProgress(index + 1);
    }
  }

  /** Until each submission's newest version is acknowledged and nothing is on its way. Throws StartProblem where that does not come about in minutes. */
  async settle(): Promise<void> {
    for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
      this.options.signal.throwIfAborted();
      await this.sender.idle();
      await this.network.idle();
      this.readLedger();
      if (this.open.size === 0) return;
      this.retryFailed();
      await pause(1_000);
    }
    const last = this.ledger.deliveries.at(-1);
    throw new StartProblem(`Ingestion has not taken ${this.open.size} submissions in ${SETTLE_ROUNDS} s; its last answer: ${last?.status ?? 'none'} ${last?.answer.slice(0, 200)}.`, 'Read the logs in the data folder.');
  }

  stop(): Promise<void> {
    return this.sender.stop();
  }

  private retryFailed(): void {
    this.readLedger();
    if (this.sender.load === 0) this.asked.clear();
    for (const id of this.open) {
      if (this.asked.has(id) || (this.hook.logs.get(id)?.status !== 'failed' && this.sender.load > 0)) continue;
      this.asked.add(id);
      this.sender.resend(this.asset, id);
    }
  }

  /** Closes what was acknowledged since the last look. */
  private readLedger(): void {
    const { deliveries } = this.ledger;
    for (; this.read < deliveries.length; this.read += 1) {
      const delivery = deliveries[this.read];
      if (!delivery) continue;
      this.asked.delete(delivery.submissionId);
      if (delivery.acknowledged && delivery.revision === this.asset.revision(delivery.submissionId)) this.open.delete(delivery.submissionId);
    }
  }
}
