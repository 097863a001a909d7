import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';
import type { HookRequest } from './hook-request.js';
import { followRedirect } from './redirect.js';

/** `failed` covers what never gave a status: refused, reset, no such host, connect time-out; `readTimeout` the one that Kobo retries. */
export type HookAnswer =
  | { kind: 'answered'; status: number; body: string }
  | { kind: 'failed'; message: string; readTimeout: boolean };

export type PostHook = (request: HookRequest) => Promise<HookAnswer>;

export interface PostSettings {
  /** For the connection, and again between any two bytes of the answer; Kobo waits 30 s for each. */
  timeoutMs: number;
  /** Kobo opens a connection for every request; a load test may keep them. */
  reuseConnections: boolean;
}

const MAX_REDIRECTS = 30;

/** Sends as Python's requests does, redirects included: 301, 302 and 303 turn the POST into a GET without body. */
export function createPoster({ timeoutMs, reuseConnections }: PostSettings): PostHook {
  const agents = { http: new Agent({ keepAlive: reuseConnections }), https: new SecureAgent({ keepAlive: reuseConnections }) };
  return async (first) => {
    let request = first;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const answer = await exchange(request, { agents, timeoutMs });
      const next = answer.kind === 'answered' && answer.location !== undefined ? followRedirect(request, answer.status, answer.location) : null;
      if (next === null) return answer.kind === 'answered' ? { kind: 'answered', status: answer.status, body: answer.body } : answer;
      request = next;
    }
    return { kind: 'failed', message: `Exceeded ${MAX_REDIRECTS} redirects.`, readTimeout: false };
  };
}

type Exchange = { kind: 'answered'; status: number; body: string; location?: string } | Extract<HookAnswer, { kind: 'failed' }>;

interface Wire {
  agents: { http: Agent; https: SecureAgent };
  timeoutMs: number;
}

function exchange(request: HookRequest, { agents, timeoutMs }: Wire): Promise<Exchange> {
  return new Promise((resolve) => {
    const url = new URL(request.url);
    const secure = url.protocol === 'https:';
    let connected = false;
    // Headers as a flat list: Node keeps their order and adds none of its own, not even Host.
    const headers = [['Host', url.host], ...request.headers].flat();
    const options = { method: request.method, headers, agent: secure ? agents.https : agents.http, timeout: timeoutMs };
    const sent = (secure ? httpsRequest : httpRequest)(url, options, (response) => {
      readAll(response).then(
        (body) => resolve(answered(response, body)),
        (error: Error) => resolve(broken(error.message)),
      );
    });
    sent.on('socket', (socket) => {
      connected = !socket.connecting;
      socket.once('connect', () => { connected = true; });
    });
    sent.on('timeout', () => sent.destroy(new Error(connected ? 'Read timed out' : 'connect timeout')));
    sent.on('error', (error) => resolve(broken(error.message)));
    sent.end(request.body ?? undefined);
  });
}

function answered(response: IncomingMessage, body: string): Exchange {
  const { location } = response.headers;
  return { kind: 'answered', status: response.statusCode ?? 0, body, ...(location === undefined ? {} : { location }) };
}

function broken(message: string): Exchange {
  return { kind: 'failed', message, readTimeout: message.includes('Read timed out') };
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
