import { Injectable } from '@nestjs/common';
import { eraseTraces } from '@fm/delivery';
import type { Transaction } from '@fm/persistence';

/** Every table with rows about single submissions, but for that of their states, which keeps the tombstone. A table that is missing here fails the test of erasure. */
const TABLES = ['received_body', 'seen_body', 'record_window', 'person_decision', 'kobo_review', 'training_choice', 'correction', 'quarantine_assignment', 'protection_note', 'protection_reading', 'field_fact', 'redaction'];

/** Takes everything out that is known of a submission besides its tombstone, what people wrote about it too. */
@Injectable()
export class ErasureRepository {
  async erase(tx: Transaction, submissions: readonly string[]): Promise<void> {
    if (submissions.length === 0) return;
    for (const table of TABLES) await tx.query(`delete from ${table} where submission = any($1)`, [submissions]);
    await eraseTraces(tx, submissions);
  }
}
