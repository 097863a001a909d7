/** A reason why the service should get no traffic, or null. */
export type ReadinessCheck = () => Promise<string | null> | string | null;

/** Alive while the event loop turns and nothing is broken beyond repair; ready while all checks pass and no drain has begun. */
export class Health {
  private readonly checks = new Map<string, ReadinessCheck>();
  private draining = false;
  private broken: string | null = null;

  addCheck(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  beginDrain(): void {
    this.draining = true;
  }

  /** For what only a restart mends; liveness fails from here on. Never for a dependency that is down. */
  markBroken(reason: string): void {
    this.broken = reason;
  }

  live(): { ok: boolean; reason: string | null } {
    return { ok: this.broken === null, reason: this.broken };
  }

  async ready(): Promise<{ ok: boolean; failing: Record<string, string> }> {
    const failing: Record<string, string> = this.draining ? { drain: 'shutting down' } : {};
    for (const [name, check] of this.checks) {
      const reason = await Promise.resolve().then(check).catch((error: unknown) => (error instanceof Error ? error.message : 'failed'));
      if (reason !== null) failing[name] = reason;
    }
    return { ok: Object.keys(failing).length === 0, failing };
  }
}
