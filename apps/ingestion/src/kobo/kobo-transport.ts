import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';

export interface KoboAccess {
  readonly url: string;
  readonly token: string;
}

/** Kobo gave no answer from which anything follows. `afterMs`: how long it asked to be left alone. */
export class KoboUnavailable extends Error {
  override readonly name = 'KoboUnavailable';
  readonly retriable = true;

  constructor(message: string, readonly afterMs = 0) {
    super(message);
  }
}

/** Kobo answers, and of this one submission nothing follows: the others can go on. */
export class KoboInconclusive extends KoboUnavailable {}

/** The answer is larger than was asked for: ask for less at once. */
export class KoboTooMuch extends KoboUnavailable {
  constructor(limit: number) {
    super(`Kobo answered with more than ${limit} bytes; fewer are asked for at once.`);
  }
}

export interface KoboRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  /** Below the server's address, with the slash at the end of the path: without it Kobo redirects. */
  readonly path: string;
  readonly body?: unknown;
  readonly limitBytes?: number;
}

export interface KoboAnswer {
  readonly status: number;
  readonly bytes: Buffer;
}

const TIMEOUT_MS = 60_000;
const LARGEST_ANSWER = 64 * 1_048_576;
const LONGEST_ASKED_PAUSE_MS = 3_600_000;

/** One request at a time for each server, whoever asks: Kobo has no rate limits of its own, and the field's phones come first. */
@Injectable()
export class KoboTransport implements BeforeApplicationShutdown {
  private readonly turns = new Map<string, Promise<unknown>>();
  private readonly stopping = new AbortController();

  /** @throws KoboUnavailable where there is no answer, or one that asks to wait (429, 5xx) */
  async request(access: KoboAccess, request: KoboRequest): Promise<KoboAnswer> {
    const server = new URL(access.url).origin;
    const turn = (this.turns.get(server) ?? Promise.resolve()).then(() => send(access, request, this.stopping.signal));
    this.turns.set(server, turn.catch(() => undefined));
    return turn;
  }

  /** Lets go of the request in hand: nothing is concluded from it. */
  beforeApplicationShutdown(): void {
    this.stopping.abort(new Error('this service stops'));
  }

  /** The JSON of an answer of status 200. @throws KoboUnavailable for any other status and for what is no JSON (a proxy's page, a page cut short) */
  async json(access: KoboAccess, request: KoboRequest): Promise<unknown> {
    const answer = await this.request(access, request);
    if (answer.status < 200 || answer.status > 299) throw new KoboUnavailable(`Kobo answered ${answer.status}; check the token of the source and what it may see.`);
    return parsed(answer);
  }
}

export function parsed({ bytes }: KoboAnswer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    throw new KoboUnavailable('Kobo answered with something that is no JSON; is the address of the source that of its API?');
  }
}

async function send({ url, token }: KoboAccess, { method = 'GET', path, body, limitBytes = LARGEST_ANSWER }: KoboRequest, stopping: AbortSignal): Promise<KoboAnswer> {
  try {
    const response = await fetch(new URL(path, url), {
      method,
      headers: { authorization: `Token ${token}`, accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (response.status === 429 || response.status >= 500) {
      await response.body?.cancel();
      throw new KoboUnavailable(`Kobo answered ${response.status}.`, pauseAskedFor(response.headers.get('retry-after')));
    }
    return { status: response.status, bytes: await readUpTo(response, limitBytes) };
  } catch (error) {
    if (error instanceof KoboUnavailable) throw error;
    throw new KoboUnavailable(`Kobo does not answer: ${error instanceof Error ? error.message : 'no connection'}.`);
  }
}

export async function readUpTo(response: Response, limitBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read !== undefined && !read.done; read = await reader?.read()) {
    size += read.value.length;
    if (size > limitBytes) {
      await reader?.cancel();
      throw new KoboTooMuch(limitBytes);
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}

/** Seconds or a date, as HTTP has it; nothing beyond an hour. */
function pauseAskedFor(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), LONGEST_ASKED_PAUSE_MS);
}
