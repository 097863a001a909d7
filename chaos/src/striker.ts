import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@fm/contracts';
import type { Strike } from './victims.js';

export interface Kill {
  readonly service: ServiceName;
  readonly at: Date;
}

export interface StrikerOptions {
  readonly strikes: Iterator<Strike>;
  /** The process that is the service just now; undefined while there is none. */
  readonly processOf: (service: ServiceName) => number | undefined;
  /** Waits until the service is back, where the next strike must wait for that. */
  readonly untilBack?: ((service: ServiceName) => Promise<void>) | undefined;
}

/** Kills with -9, which no process can catch: what was not durable at that moment is gone. */
export class Striker {
  readonly kills: Kill[] = [];
  private readonly dead = new Set<number>();

  constructor(private readonly options: StrikerOptions) {}

  /** How often the service that was struck least was struck. */
  get fewest(): number {
    const counts = new Map<ServiceName, number>();
    for (const { service } of this.kills) counts.set(service, (counts.get(service) ?? 0) + 1);
    return counts.size < 5 ? 0 : Math.min(...counts.values());
  }

  async run(goOn: () => boolean): Promise<void> {
    while (goOn()) {
      const { victim, afterMs } = this.next();
      await pause(afterMs);
      while (goOn() && !this.strike(victim)) await pause(50);
      await this.options.untilBack?.(victim);
    }
  }

  /** False where the service is not back yet from the last strike. */
  private strike(service: ServiceName): boolean {
    const pid = this.options.processOf(service);
    if (pid === undefined || this.dead.has(pid)) return false;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      return false;
    }
    this.dead.add(pid);
    this.kills.push({ service, at: new Date() });
    return true;
  }

  private next(): Strike {
    const { value, done } = this.options.strikes.next();
    if (done === true) throw new Error('The plan of strikes ended: give one that is endless.');
    return value;
  }
}
