import { Inject, Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { localDayOf } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import type { Holder } from '../domain/scope.js';
import { ReadModelVersion } from '../store/read-model-version.js';

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Fresh {
  readonly headers: Readonly<Record<string, string>>;
  /** The asker holds this very answer: 304. */
  readonly held: boolean;
}

/** Request headers besides the key on which an answer depends. */
const VARYING = ['accept', 'prefer', 'host', 'x-forwarded-proto'];

/** So long may a public answer be shown without asking again. */
const PUBLIC_SECONDS = 60;

/** Whether an asker holds an answer already: a weak entity tag over the state of the read model, the question, the day and who asks. */
@Injectable()
export class Freshness {
  /** Another process may run other code, whose answer may differ. */
  private readonly process = randomUUID();

  constructor(
    @Inject(ReadModelVersion) private readonly version: ReadModelVersion,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of({ url, headers }: Asked, holder: Holder | null): Promise<Fresh> {
    // What was known at an instant is answered by its owner, of whose state nothing here tells.
    if (url.includes('asOf=')) return { headers: { 'cache-control': 'no-store' }, held: false };
    const parts = [this.process, await this.version.now(), localDayOf(this.clock.now()), url, ...VARYING.map((name) => headers[name] ?? ''), holder];
    const tag = `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;
    const cacheControl = holder ? 'private, no-cache' : `public, max-age=${PUBLIC_SECONDS}`;
    return { headers: { etag: tag, 'cache-control': cacheControl, vary: `Authorization, ${VARYING.join(', ')}` }, held: isHeld(String(headers['if-none-match'] ?? ''), tag) };
  }
}

const isHeld = (header: string, tag: string): boolean => header.split(',').some((one) => one.trim() === tag || `W/${one.trim()}` === tag);
