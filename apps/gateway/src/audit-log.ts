import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@fm/lifecycle';
import type { AuditNote } from './domain/audit-chain.js';
import { PUBLIC_IDENTITY, type Holder } from './domain/scope.js';
import { AuditRepository } from './store/audit.repository.js';

/** What is said about a use. */
export interface Use {
  /** `read`, `export`, `command`, `sign-in`, … */
  readonly action: string;
  /** What was used: a path of the API without its prefix, or the name of what was changed. */
  readonly resource: string;
  /** Filters and counts; never a value of a record, never a secret. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

interface Waiting {
  readonly note: AuditNote & { readonly at: string };
  readonly settle: (error: unknown) => void;
}

const MOST_AT_ONCE = 200;
const LONGEST = 1_000;

/** Chapter 5: who read records, took files out, or changed who may ask. What is not in the log is not served. */
@Injectable()
export class AuditLog {
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(
    @Inject(AuditRepository) private readonly rows: AuditRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Resolves once it is written: await it before anything is handed out, and hand out nothing where it throws. Notes that come together are
   * written together, since each has to wait for the one before.
   */
  note(holder: Pick<Holder, 'identity' | 'role'> | null, { action, resource, detail }: Use): Promise<void> {
    const note = {
      at: this.clock.now().toISOString(), actor: holder?.identity ?? PUBLIC_IDENTITY, role: holder?.role ?? PUBLIC_IDENTITY,
      action, resource: plain(resource), detail: detail ? plain(JSON.stringify(detail)) : '',
    };
    const written = new Promise<void>((resolve, reject) => {
      this.waiting.push({ note, settle: (error) => (error === null ? resolve() : reject(error instanceof Error ? error : new Error(String(error)))) });
    });
    void this.write();
    return written;
  }

  private async write(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      const failure = await this.rows.append(batch.map(({ note }) => note)).then(() => null, (error: unknown) => error);
      for (const { settle } of batch) settle(failure);
    }
    this.writing = false;
  }
}

/** What Postgres keeps as it is: no NUL, no half of a character; and not endless. */
const plain = (text: string): string => Buffer.from(text.replaceAll('\0', '').slice(0, LONGEST)).toString();
