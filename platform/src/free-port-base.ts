import { isPortFree } from './servers/free-port.js';

/** Below where the servers take theirs (free-port.ts), so that neither takes the other's between looking and listening. */
const LOWEST = 12_000;
const HIGHEST = 19_900;
const SERVICES = 5;

/** A port that is free and followed by four free ones: for a start beside others. */
export async function freePortBase(): Promise<number> {
  for (;;) {
    const base = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const free = await Promise.all(Array.from({ length: SERVICES }, (_, index) => isPortFree(base + index)));
    if (free.every(Boolean)) return base;
  }
}
