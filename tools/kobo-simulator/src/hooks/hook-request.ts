import type { KoboHook } from '../server/kobo-hook.js';
import type { HookBody } from './hook-body.js';

export type Header = readonly [name: string, value: string];

export interface HookRequest {
  url: string;
  method: 'POST' | 'GET';
  headers: readonly Header[];
  body: Buffer | null;
}

/**
 * The request as Python's requests sends it for Kobo: a content type without charset, the hook's uid in the User-Agent
 * and nothing else that tells of the delivery; no id, no attempt, no signature. Custom headers cannot change the User-Agent.
 */
export function hookRequest(hook: KoboHook, body: HookBody, trace: TraceIds): HookRequest {
  const custom = Object.entries(hook.customHeaders).filter(([name]) => name.toLowerCase() !== 'user-agent');
  const replaced = new Set(custom.map(([name]) => name.toLowerCase()));
  const own: Header[] = [
    ['User-Agent', `KoboToolbox external service - kobotoolbox.org #${hook.uid}`],
    ['Accept-Encoding', 'gzip, deflate'],
    ['Accept', '*/*'],
    ['Connection', 'keep-alive'],
    ['Content-Type', body.contentType],
  ];
  const basic = hook.authLevel === 'basic_auth';
  const headers = [
    ...own.filter(([name]) => !replaced.has(name.toLowerCase())),
    ...custom.filter(([name]) => !(basic && name.toLowerCase() === 'authorization')),
    ['Content-Length', String(body.bytes.length)] as const,
    ...(basic ? [['Authorization', basicCredentials(hook)] as const] : []),
    ['baggage', `sentry-trace_id=${trace.traceId},sentry-environment=production,sentry-sampled=false`] as const,
    ['sentry-trace', `${trace.traceId}-${trace.spanId}-0`] as const,
  ];
  return { url: hook.endpoint, method: 'POST', headers, body: body.bytes };
}

/** Kobo runs Sentry, which adds its tracing headers to every outgoing request. */
export interface TraceIds {
  traceId: string;
  spanId: string;
}

/** requests encodes user and password as latin-1; what does not fit cannot be sent at all. */
export function basicCredentials({ username, password }: { username: string; password: string }): string {
  const pair = `${username}:${password}`;
  if (/[^\u0000-\u00ff]/.test(pair)) {
    throw new Error('Basic credentials are sent as latin-1: choose a user and a password in ASCII.');
  }
  return `Basic ${Buffer.from(pair, 'latin1').toString('base64')}`;
}
