import type { Clock } from './clock.js';

/** A clock that stands still until told: fifteen minutes of retries pass at once. */
export class FakeClock implements Clock {
  private instant = Date.parse('2026-06-01T00:00:00Z');
  private timers: { at: number; run: () => void }[] = [];

  now(): Date {
    return new Date(this.instant);
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.instant + milliseconds, run };
    this.timers.push(timer);
    return () => { this.timers = this.timers.filter((one) => one !== timer); };
  }

  /** Milliseconds until the next timer, or null when none is set. */
  get nextIn(): number | null {
    return this.timers.length === 0 ? null : Math.min(...this.timers.map((timer) => timer.at)) - this.instant;
  }

  advance(milliseconds: number): void {
    this.instant += milliseconds;
    const due = this.timers.filter((timer) => timer.at <= this.instant);
    this.timers = this.timers.filter((timer) => timer.at > this.instant);
    for (const timer of due) timer.run();
  }
}
