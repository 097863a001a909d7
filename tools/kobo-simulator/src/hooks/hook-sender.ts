import { randomBytes } from 'node:crypto';
import { Random } from '../random.js';
import { koboUid } from '../server/identifiers.js';
import type { KoboAsset } from '../server/kobo-asset.js';
import type { HookLog, KoboHook } from '../server/kobo-hook.js';
import type { KoboServer } from '../server/kobo-server.js';
import { type Clock, SYSTEM_CLOCK } from './clock.js';
import { type HookBody, readHookBody } from './hook-body.js';
import { hookRequest } from './hook-request.js';
import { Ledger } from './ledger.js';
import { logMessage } from './log-message.js';
import { createPoster, type HookAnswer, type PostHook } from './post-hook.js';
import { delaySeconds, MAX_TRIES, outcomeOf } from './retry-schedule.js';

export interface HookSenderOptions {
  server: KoboServer;
  /** Factor on the waits between tries: 1 as Kobo, 0.001 makes a minute 60 ms. */
  timeScale?: number;
  /** Attempts under way at once; Kobo has as many as its workers. */
  concurrency?: number;
  timeoutMs?: number;
  reuseConnections?: boolean;
  seed?: string;
  clock?: Clock;
  post?: PostHook;
}

/** Kobo waits so long between two manual retries. */
const RETRY_GAP_MS = 200;

interface Job {
  asset: KoboAsset;
  hook: KoboHook;
  id: number;
  /** Tries of this series; the log counts over all of them. */
  tries: number;
}

/**
 * Sends hooks with Kobo's promises and holes: once per (hook, submission) on creation, in no order, retried on 502, 503, 504 and
 * read time-outs only, then given up. Redelivery and manual retry are asked for by name.
 */
export class HookSender {
  readonly ledger = new Ledger();
  private readonly timeScale: number;
  private readonly concurrency: number;
  private readonly random: Random;
  private readonly clock: Clock;
  private readonly post: PostHook;
  private readonly queue: Job[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly idleListeners: (() => void)[] = [];
  private running = 0;
  private stopped = false;

  constructor(options: HookSenderOptions) {
    this.timeScale = options.timeScale ?? 1;
    this.concurrency = options.concurrency ?? 8;
    this.random = new Random(options.seed ?? 'hooks');
    this.clock = options.clock ?? SYSTEM_CLOCK;
    this.post = options.post ?? createPoster({ timeoutMs: options.timeoutMs ?? 30_000, reuseConnections: options.reuseConnections ?? false });
    options.server.onCreated((asset, id) => this.trigger(asset, id));
  }

  /** The automatic trigger: every active hook of the asset, each once per submission. */
  trigger(asset: KoboAsset, id: number): void {
    for (const hook of asset.hooks.values()) {
      if (!hook.active || hook.logs.has(id)) continue;
      this.log(hook, id);
      this.enqueue({ asset, hook, id, tries: 0 });
    }
  }

  /** The same submission once more, whatever its log says: a queue's redelivery, or two hooks on one endpoint. */
  resend(asset: KoboAsset, id: number): void {
    for (const hook of asset.hooks.values()) if (hook.active) this.enqueue({ asset, hook, id, tries: 0 });
  }

  /** A person presses "retry": one attempt, at once, no new series. False when Kobo would refuse (under way, or succeeded). */
  async retry(asset: KoboAsset, hook: KoboHook, id: number): Promise<boolean> {
    const log = this.log(hook, id);
    const open = log.status === 'failed' || this.isGivenUp(log);
    if (!open || !this.isQuiet(log)) return false;
    await this.attempt({ asset, hook, id, tries: MAX_TRIES - 1 });
    return true;
  }

  /**
   * "Retry all": one attempt for each log that failed, or was given up while pending, a fifth of a second apart and in the background.
   * @returns the uids of those logs; they are pending from now on
   */
  retryAll(asset: KoboAsset, hook: KoboHook): string[] {
    const open = [...hook.logs.values()].filter((log) => log.status === 'failed' || (this.isGivenUp(log) && this.isQuiet(log)));
    for (const [index, log] of open.entries()) {
      log.status = 'pending';
      const job = { asset, hook, id: log.submissionId, tries: MAX_TRIES - 1 };
      this.enqueueAfter(RETRY_GAP_MS * index * this.timeScale, job);
    }
    return open.map((log) => log.uid);
  }

  /** Resolves when nothing is queued, under way or waiting for a retry. */
  idle(): Promise<void> {
    if (this.isIdle) return Promise.resolve();
    return new Promise((resolve) => this.idleListeners.push(resolve));
  }

  /** Requests queued, under way or waiting for a retry. */
  get load(): number {
    return this.running + this.queue.length + this.waiting.size;
  }

  /** Forgets what waits; attempts under way end by themselves. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.queue.length = 0;
    for (const callOff of this.waiting) callOff();
    this.waiting.clear();
    this.tellIfIdle();
    await this.idle();
  }

  private isGivenUp(log: HookLog): boolean {
    return log.status === 'pending' && log.tries >= 3;
  }

  private isQuiet(log: HookLog): boolean {
    return this.clock.now().getTime() - log.modifiedAt.getTime() >= 120_000 * this.timeScale;
  }

  private get isIdle(): boolean {
    return this.load === 0;
  }

  private enqueue(job: Job): void {
    if (this.stopped) return;
    this.queue.push(job);
    this.pump();
  }

  private pump(): void {
    while (this.running < this.concurrency && this.queue.length > 0) {
      const job = this.takeAny();
      if (job === undefined) return;
      this.running += 1;
      void this.run(job);
    }
  }

  /** Kobo's workers promise no order; the last one fills the gap, so that a long queue costs nothing. */
  private takeAny(): Job | undefined {
    const at = this.random.integer(0, this.queue.length - 1);
    const job = this.queue[at];
    const last = this.queue.pop();
    if (last !== undefined && at < this.queue.length) this.queue[at] = last;
    return job;
  }

  private async run(job: Job): Promise<void> {
    try {
      const outcome = await this.attempt(job);
      if (outcome === 'retry' && !this.stopped) this.later(job);
    } finally {
      this.running -= 1;
      this.pump();
      this.tellIfIdle();
    }
  }

  private tellIfIdle(): void {
    if (this.isIdle) for (const listener of this.idleListeners.splice(0)) listener();
  }

  private later(job: Job): void {
    this.enqueueAfter(delaySeconds(job.tries, this.random) * 1000 * this.timeScale, job);
  }

  private enqueueAfter(wait: number, job: Job): void {
    const callOff = this.clock.after(wait, () => {
      this.waiting.delete(callOff);
      this.enqueue(job);
    });
    this.waiting.add(callOff);
  }

  private async attempt(job: Job): Promise<'done' | 'retry'> {
    const { asset, hook, id } = job;
    // Kobo drops what it had queued when the hook is switched off or deleted, and its log stays pending.
    if (!hook.active || asset.hooks.get(hook.uid) !== hook) return 'done';
    const log = this.log(hook, id);
    const body = readHookBody(asset, hook, id);
    if (body === null) {
      this.close(log, { status: 'failed', statusCode: null, message: 'Submission has been deleted' });
      return 'done';
    }
    log.status = 'processing';
    log.tries += 1;
    job.tries += 1;
    const answer = await this.send(hook, body);
    this.note(job, body, answer);
    const outcome = outcomeOf(answer);
    const status = outcome === 'retry' ? (job.tries < MAX_TRIES ? 'pending' : 'failed') : outcome;
    const statusCode = answer.kind === 'answered' ? answer.status : answer.readTimeout ? 504 : null;
    this.close(log, { status, statusCode, message: logMessage(answer) });
    return status === 'pending' ? 'retry' : 'done';
  }

  private async send(hook: KoboHook, body: HookBody): Promise<HookAnswer> {
    try {
      const trace = { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
      return await this.post(hookRequest(hook, body, trace));
    } catch (error) {
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error), readTimeout: false };
    }
  }

  private note({ asset, hook, id }: Job, body: HookBody, answer: HookAnswer): void {
    this.ledger.note({
      hook: hook.uid, asset: asset.uid, submissionId: id, rootUuid: body.submission['meta/rootUuid'], revision: body.revision,
      submission: body.submission, at: this.clock.now(), status: answer.kind === 'answered' ? answer.status : null,
      answer: answer.kind === 'answered' ? answer.body : answer.message, acknowledged: outcomeOf(answer) === 'success',
    });
  }

  private log(hook: KoboHook, id: number): HookLog {
    const held = hook.logs.get(id);
    if (held !== undefined) return held;
    const log: HookLog = {
      uid: koboUid('hl', this.random), submissionId: id, tries: 0, status: 'pending', statusCode: null, message: '',
      modifiedAt: this.clock.now(),
    };
    hook.logs.set(id, log);
    return log;
  }

  private close(log: HookLog, result: Pick<HookLog, 'status' | 'statusCode' | 'message'>): void {
    Object.assign(log, result, { modifiedAt: this.clock.now() });
  }
}
