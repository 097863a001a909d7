import { type KeyRing } from './key-ring.js';
import { open, seal } from './seal.js';

/** A data key and where it belongs: the context is authenticated, so that a wrapped key cannot be moved to another row. */
export interface DataKeyOf {
  readonly context: string;
  readonly key: Buffer;
}

export interface WrappedKeyOf {
  readonly context: string;
  readonly wrapped: Buffer;
}

/** What a key management service does: it wraps data keys and unwraps them, and its master keys never come out. */
export interface MasterKeys {
  wrap(keys: readonly DataKeyOf[]): Promise<Buffer[]>;
  /** @throws Error where a key was wrapped under a master key that is gone, or for another context */
  unwrap(keys: readonly WrappedKeyOf[]): Promise<Buffer[]>;
  /** What everything begins with that was wrapped under the current master key: the rest is to be wrapped again after a rotation. */
  currentPrefix(): Promise<Buffer>;
}

/** Master keys from the environment or a mounted file. */
export class RingMasterKeys implements MasterKeys {
  constructor(private readonly ring: KeyRing) {}

  wrap(keys: readonly DataKeyOf[]): Promise<Buffer[]> {
    return Promise.resolve(keys.map(({ key, context }) => seal(this.ring, key, context)));
  }

  unwrap(keys: readonly WrappedKeyOf[]): Promise<Buffer[]> {
    return Promise.resolve().then(() => keys.map(({ wrapped, context }) => open(this.ring, wrapped, context)));
  }

  currentPrefix(): Promise<Buffer> {
    const id = Buffer.from(this.ring.currentId);
    return Promise.resolve(Buffer.concat([Buffer.from([id.length]), id]));
  }
}
