import { Random } from '../random.js';
import { koboUid } from './identifiers.js';
import { KoboAsset, type AssetSettings } from './kobo-asset.js';

export interface KoboServerOptions {
  /** Identities (uuids, uids) follow from it: the same seed and the same calls give the same bodies. */
  seed?: string;
  /** Where links in bodies point; KoboApi sets it to its own address when it listens. */
  baseUrl?: string;
  now?: () => Date;
  /** The first `_id`; Kobo counts them per server, over all assets. */
  firstId?: number;
}

type CreatedListener = (asset: KoboAsset, id: number) => void;

/** A KoboToolbox server in memory: assets, submissions, hooks and history with Kobo's own rules of identity. */
export class KoboServer {
  readonly random: Random;
  readonly now: () => Date;
  baseUrl: string;
  private nextId: number;
  private readonly assetsByUid = new Map<string, KoboAsset>();
  private readonly listeners: CreatedListener[] = [];

  constructor(options: KoboServerOptions = {}) {
    this.random = new Random(options.seed ?? 'kobo');
    this.now = options.now ?? (() => new Date());
    this.baseUrl = options.baseUrl ?? 'https://kobo.example.org';
    this.nextId = options.firstId ?? 48_000_001;
  }

  addAsset(settings: AssetSettings): KoboAsset {
    const uid = settings.uid ?? koboUid('a', this.random);
    const asset = new KoboAsset(this, uid, settings);
    this.assetsByUid.set(uid, asset);
    return asset;
  }

  get assets(): readonly KoboAsset[] {
    return [...this.assetsByUid.values()];
  }

  asset(uid: string): KoboAsset | undefined {
    return this.assetsByUid.get(uid);
  }

  takeId(): number {
    return this.nextId++;
  }

  /** Kobo fires its hooks when a submission is first created, and never else. */
  onCreated(listener: CreatedListener): void {
    this.listeners.push(listener);
  }

  announceCreated(asset: KoboAsset, id: number): void {
    for (const listener of this.listeners) listener(asset, id);
  }
}
