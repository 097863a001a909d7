import type { Answers } from './answers.js';
import type { KoboAttachment, KoboSubmission, ValidationStatus } from './kobo-submission.js';

export interface Stored {
  id: number;
  rootUuid: string;
  submittedAt: Date;
  submittedBy: string | null;
  versions: { uuid: string; answers: Answers; formVersion: string }[];
  status: ValidationStatus | null;
  attachments: KoboAttachment[];
  /** The current body, made when first asked for: sweeps read it again and again. */
  body: KoboSubmission | null;
}

/** Submissions by `_id` and by root, and their ids in order: a page by key costs its own length, however many there are. */
export class SubmissionIndex {
  private readonly byId = new Map<number, Stored>();
  private readonly idByRoot = new Map<string, number>();
  private readonly ids: number[] = [];

  add(stored: Stored): void {
    if (this.byId.has(stored.id)) throw new Error(`There is a submission ${stored.id} already: take another id.`);
    this.byId.set(stored.id, stored);
    this.idByRoot.set(stored.rootUuid, stored.id);
    // Nearly always the end; an id that was taken early and stored late goes where it belongs.
    if (stored.id > (this.ids.at(-1) ?? -Infinity)) this.ids.push(stored.id);
    else this.ids.splice(this.firstAbove(stored.id), 0, stored.id);
  }

  remove(id: number): void {
    this.byId.delete(id);
    this.ids.splice(this.firstAbove(id - 1), 1);
  }

  get(id: number): Stored | undefined {
    return this.byId.get(id);
  }

  /** By `_id` or by rootUuid, with or without its `uuid:`. */
  find(key: number | string): Stored | undefined {
    const plain = String(key).replace(/^uuid:/, '');
    return this.byId.get(this.idByRoot.get(plain) ?? Number(plain));
  }

  get size(): number {
    return this.byId.size;
  }

  get lastId(): number | undefined {
    return this.ids.at(-1);
  }

  /** Ids greater than the one bound and less than the other, ascending. */
  between(above: number, below: number): number[] {
    return this.ids.slice(this.firstAbove(above), this.firstAbove(below, true));
  }

  /** Position of the first id greater than the bound (or equal to it). */
  private firstAbove(bound: number, orEqual = false): number {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const id = this.ids[middle] ?? Infinity;
      if (id > bound || (orEqual && id === bound)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
