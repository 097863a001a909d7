import { randomBytes } from 'node:crypto';

/** W3C trace context, https://www.w3.org/TR/trace-context/: version, trace id, parent span id, flags. Ids of zeros alone are invalid there. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** A span of its own in the trace of the cause; a new trace where there is none or it is malformed. */
export function childTraceparent(parent: string | undefined): string {
  const found = TRACEPARENT.exec(parent ?? '');
  const traceId = found?.[1] ?? randomBytes(16).toString('hex');
  return `00-${traceId}-${randomBytes(8).toString('hex')}-${found?.[3] ?? '01'}`;
}
