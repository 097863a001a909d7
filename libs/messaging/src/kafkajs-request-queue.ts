import { createRequire } from 'node:module';

interface RequestQueuePrototype {
  pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
}

const WHILE_PENDING_MS = 10;

/**
 * kafkajs re-arms a timer of one millisecond for ever on every idle connection (kafkajs#1751): five idle producers cost 4.5 % of a core
 * and print TimeoutNegativeWarning on Node 24. This schedules only while something is pending or the broker throttles.
 */
export function quietRequestQueue(): void {
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as { prototype: RequestQueuePrototype };
  prototype.scheduleCheckPendingRequests = function schedule(this: RequestQueuePrototype): void {
    if (this.throttleCheckTimeoutId) return;
    const throttledMs = this.throttledUntil - Date.now();
    if (this.pending.length === 0 && throttledMs <= 0) return;
    this.throttleCheckTimeoutId = setTimeout(() => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    }, Math.max(throttledMs, WHILE_PENDING_MS));
  };
}
