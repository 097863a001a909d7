import { HookSender } from '../hooks/hook-sender.js';
import type { KoboAsset } from '../server/kobo-asset.js';
import { KoboServer } from '../server/kobo-server.js';
import { KoboApi, type KoboApiOptions } from './kobo-api.js';

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined where the text is no JSON. */
  json: unknown;
}

export interface Request {
  method?: string;
  body?: unknown;
  token?: string;
  redirect?: 'follow' | 'manual';
}

/** A server with one form behind its API, for the specs of this folder. `answer` is the status with which every hook is met. */
export class ApiFixture {
  readonly server = new KoboServer({ seed: 'fixture', firstId: 1, now: () => new Date('2026-06-09T00:00:00Z') });
  readonly asset: KoboAsset = this.server.addAsset({ name: 'lao_fm_fmr', uid: 'aForm' });
  answer = 500;
  readonly sender = new HookSender({
    server: this.server, timeScale: 0, post: () => Promise.resolve({ kind: 'answered', status: this.answer, body: 'told' }),
  });
  readonly api: KoboApi;

  constructor(options: Partial<KoboApiOptions> = {}) {
    this.api = new KoboApi({ server: this.server, token: 't0ken', sender: this.sender, ...options });
  }

  /** Opens the API for the time of one piece of work. */
  async during(work: () => Promise<void>): Promise<void> {
    await this.api.listen();
    try {
      await work();
    } finally {
      await this.api.close();
    }
  }

  /** @param path below the form, or a whole address */
  async call(path: string, { method = 'GET', body, token = 't0ken', redirect = 'follow' }: Request = {}): Promise<Answered> {
    const address = path.startsWith('http') ? path : `${this.server.baseUrl}/api/v2/assets/aForm${path}`;
    const headers = { authorization: `Token ${token}`, 'content-type': 'application/json' };
    const response = await fetch(address, { method, headers, redirect, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }

  fill(count: number): void {
    for (let n = 1; n <= count; n += 1) this.asset.create({ n }, { at: new Date(Date.parse('2026-06-01T00:00:00Z') + n * 60_000) });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
