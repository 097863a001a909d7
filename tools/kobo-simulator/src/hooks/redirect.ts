import type { HookRequest } from './hook-request.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const BODY_HEADERS = new Set(['content-length', 'content-type', 'transfer-encoding']);

/**
 * The next request of a redirect by the rules of Python's requests, or null where there is none. Secret custom headers go along
 * to the target, only Authorization is left out when the host changes.
 */
export function followRedirect(request: HookRequest, status: number, location: string): HookRequest | null {
  if (!REDIRECTS.has(status)) return null;
  const target = new URL(location, request.url);
  const sameHost = target.host === new URL(request.url).host;
  const headers = request.headers.filter(([name]) => sameHost || name.toLowerCase() !== 'authorization');
  if (status === 307 || status === 308) return { ...request, url: target.href, headers };
  return { url: target.href, method: 'GET', body: null, headers: headers.filter(([name]) => !BODY_HEADERS.has(name.toLowerCase())) };
}
