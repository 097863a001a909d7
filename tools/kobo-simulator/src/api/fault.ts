/** What may go wrong with an answer; each is seen with real servers, proxies and networks. */
export type Fault =
  /** A status instead of the answer, e.g. 503, or 429 with the seconds that the server asks to be left alone. */
  | { kind: 'status'; status: number; retryAfterSeconds?: number }
  /** Status 200 and a page of HTML: a proxy's log-in or maintenance page. */
  | { kind: 'html' }
  /** The answer ends in the middle of its JSON, with a length that agrees. */
  | { kind: 'cut' }
  /** The connection breaks in the middle of the answer. */
  | { kind: 'broken' }
  /** `next` leads to the same page again. */
  | { kind: 'loop' }
  /** The answer comes only when the promise is kept. */
  | { kind: 'slow'; until: Promise<unknown> };

/** Asked at every request. A number stands for that status; undefined lets the request through. */
export type FaultOf = (method: string, path: string, url: URL) => number | Fault | undefined;

export function faultFor(faultOf: FaultOf | undefined, method: string, url: URL): Fault | undefined {
  const fault = faultOf?.(method, url.pathname, url);
  return typeof fault === 'number' ? { kind: 'status', status: fault } : fault;
}
