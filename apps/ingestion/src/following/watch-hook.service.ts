import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '@fm/lifecycle';
import type { Logger } from '@fm/observability';
import { Database } from '@fm/persistence';
import { ConnectSourceService, lowerCased } from '../connect-source.service.js';
import { isAuthentic } from '../domain/credential.js';
import type { Following, FollowStep } from './follow-step.js';
import { KoboHooks, type KoboHook } from '../kobo/kobo-hooks.js';
import type { FollowedSource } from '../reconcile-submission.service.js';
import { SourceWatchRepository } from '../store/source-watch.repository.js';

/** Kobo refuses to retry what changed less than two minutes ago. */
const SETTLED_MS = 2 * 60_000;
/** What failed so often fails for what it is, not for an outage of ours: it is in the store by the sweep. */
const MOST_TRIES = 12;

/** Watches the REST service that a source was connected by: mends what was changed, makes it again where it was deleted, drives failed deliveries. */
@Injectable()
export class WatchHookService implements FollowStep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(KoboHooks) private readonly hooks: KoboHooks,
    @Inject(ConnectSourceService) private readonly connecting: ConnectSourceService,
    @Inject(SourceWatchRepository) private readonly watches: SourceWatchRepository,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async step({ source, work, now }: Following): Promise<boolean> {
    if (work !== 'hook') return false;
    if (source.hookUid !== null && this.connecting.isReachable) await this.watch(source, now);
    await this.watches.note(this.database.manager, source.id, { hookAt: now.toISOString() });
    return true;
  }

  private async watch(source: FollowedSource, now: Date): Promise<void> {
    const hooks = await this.hooks.list(source.kobo, source.asset);
    if (!hooks) return;
    const endpoint = this.connecting.endpointOf(source.id);
    const hook = hooks.find(({ uid }) => uid === source.hookUid) ?? hooks.find((one) => one.endpoint === endpoint);
    if (!hook || !isAsWanted(hook, endpoint) || !isAuthentic(source.credentials, lowerCased(hook.headers))) {
      await this.connecting.renew(source, { endpoint, known: hook ?? null });
      this.log.warn({ source: source.id }, hook ? 'the REST service in Kobo was changed: mended' : 'the REST service in Kobo was gone: made again');
    }
    if (hook && hook.failedCount > 0) await this.drive(source, hook, now);
  }

  private async drive(source: FollowedSource, { uid }: KoboHook, now: Date): Promise<void> {
    const failed = await this.hooks.failed(source.kobo, source.asset, uid);
    const worth = failed.filter(({ tries, at }) => tries < MOST_TRIES && Date.parse(at) + SETTLED_MS < now.getTime());
    if (worth.length === 0) return;
    await this.hooks.driveFailed(source.kobo, source.asset, uid);
    this.log.info({ source: source.id, failed: worth.length }, 'Kobo sends what had failed once more');
  }
}

function isAsWanted({ endpoint, active, exportType, subsetFields, payloadTemplate }: KoboHook, wanted: string): boolean {
  return endpoint === wanted && active && exportType === 'json' && subsetFields.length === 0 && payloadTemplate === '';
}
