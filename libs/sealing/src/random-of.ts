import { randomFillSync } from 'node:crypto';

/** So much is asked of the system at once: a call for each iv and key of a hook took more time than to encrypt with them. */
const pool = Buffer.alloc(4_096);
let used = pool.length;

/** Random bytes of the system, each given out once and wiped here. @param size at most 4,096 */
export function randomOf(size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + size));
  pool.fill(0, used, used + size);
  used += size;
  return bytes;
}
