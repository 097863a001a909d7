import { isLocalDay } from '@fm/contracts/vocabulary';
import { inTransaction, type Database } from '@fm/persistence';
import type { CheckedSet } from './domain/boundaries/checked-set.js';
import { BoundarySetRepository } from './store/boundary-set.repository.js';
import type { Change } from './store/point.repository.js';

/** What an operator says of a set; the rest is in its files. */
export interface SetDescription {
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  /** First day of observation that the set is for; null: since ever. */
  readonly validFrom: string | null;
  readonly toleranceM: number;
  readonly approximate: boolean;
}

/** An import or a withdrawal that cannot be; the message says what to do. */
export class NotImported extends Error {
  override readonly name = 'NotImported';
}

/** Boundary sets come in and go: checked, with source, licence, fingerprint and first day. Records that they concern follow by themselves (see LocateAgainService). */
export class ImportBoundariesService {
  constructor(
    private readonly database: Database,
    private readonly sets: BoundarySetRepository,
  ) {}

  /**
   * Brings a checked set into force. Its id is the answer.
   * @throws NotImported where the check found problems, the day is none, or the same bytes are in force already
   */
  import(checked: CheckedSet, description: SetDescription, change: Change): Promise<number> {
    if (checked.problems.length > 0) throw new NotImported(`The set has problems: ${checked.problems.join(' ')}`);
    if (description.validFrom !== null && !isLocalDay(description.validFrom)) throw new NotImported('--valid-from must be a day of the calendar, YYYY-MM-DD.');
    const { content, sha256, shapes } = checked;
    const counts = { home: content.home.length, abroad: content.abroad.length, corners: shapes?.corners ?? 0 };
    return inTransaction(this.database, async (tx) => {
      const id = await this.sets.add(tx, { ...description, sha256, counts, content }, change);
      if (id === null) throw new NotImported('This very file is in force already: see the list. To describe it otherwise, withdraw it first.');
      return id;
    });
  }

  /** Takes a set out of force; records go by the one before it. @throws NotImported where it is not in force */
  withdraw(id: number, change: Change): Promise<void> {
    return inTransaction(this.database, async (tx) => {
      if (!(await this.sets.withdraw(tx, id, change))) throw new NotImported(`Set ${id} is not in force: see the list for those that are.`);
    });
  }
}
