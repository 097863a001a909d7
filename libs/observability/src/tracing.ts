import { randomUUID } from 'node:crypto';

/** W3C trace context, https://www.w3.org/TR/trace-context/: version, trace id, parent span id, flags. Ids of zeros alone are invalid there. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** A span of its own in the trace of the cause; a new trace where there is none or it is malformed. */
export function childTraceparent(parent: string | undefined): string {
  const found = TRACEPARENT.exec(parent ?? '');
  return `00-${found?.[1] ?? randomHex()}-${randomHex().slice(16)}-${found?.[3] ?? '01'}`;
}

/** 32 digits, never all zero. Node takes the randomness of many uuids from the system at once, and that of bytes each by itself. */
const randomHex = (): string => randomUUID().replaceAll('-', '');
