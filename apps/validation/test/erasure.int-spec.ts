import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placesWith } from '@fm/testing';
import { VALIDATION_SCHEMA } from '../src/start-validation.js';
import { received, RECEIVED_AT, registered, reviewed, withdrawn } from './events.builder.js';
import { MANAGER, ValidationStore } from './validation-store.js';

const KEY = 'kf/aDemo/5a1c4a3e-to-be-erased';
const CANARY = 'CANARY-4711';
const ANSWERS = { 'g_id/fmp_code': `${CANARY}-point`, 'g_id/enumerator_code': `${CANARY}-e`, 'g_move/dep_place_text': CANARY, secret: CANARY };
const caller = { ...MANAGER, subject: `${CANARY} the manager` };

describe('an erased submission', () => {
  let store: ValidationStore;
  const left = (...texts: string[]): Promise<string[]> => placesWith(store.database, VALIDATION_SCHEMA, ...texts);
  beforeAll(async () => {
    store = await ValidationStore.open();
    await store.register(registered());
    await store.receive(received(KEY, 1, ANSWERS, { source: CANARY }), received('kept', 1, ANSWERS));
    await store.training.choose({ submissions: [KEY, 'kept'], as: 'live', reason: `${CANARY} says so` }, caller);
    await store.assign(KEY, `${CANARY} colleague`);
    await store.answers.correct({ submission: KEY, revision: 1, changes: [{ path: 'g_move/dep_adm1', value: CANARY }], issue: CANARY, reason: CANARY }, caller);
    await store.resolve('release', KEY, caller);
    await store.alerts.readNote(KEY, `${CANARY} asked`, { ...caller, role: 'protection' });
    await store.review(reviewed(KEY, 1, 'none', { reviewedAt: RECEIVED_AT }));
    await store.database.query(
      `insert into dead_letter (topic, partition, incarnation, message_offset, key, event_id, error_class, reason, attempts) values ('t', 0, 'one', 1, $1, $2, 'x', 'y', 1)`,
      [KEY, `fm.submission.received.v1:${KEY}:1.0.0`],
    );
    await store.database.query(`insert into redaction (submission, revision, decision, rules, paths, redacted_at) values ($1, 1, 1, '{V-C10}', '{}', now())`, [KEY]);
  });
  afterAll(() => store.close());

  it('is known in many places before', async () => {
    expect(await left(KEY)).toEqual([
      'correction.submission', 'dead_letter.event_id', 'dead_letter.key', 'kobo_review.submission', 'outbox.headers', 'outbox.key', 'outbox.payload', 'person_decision.submission', 'protection_note.submission', 'protection_reading.submission', 'quarantine_assignment.submission', 'received_body.header', 'received_body.submission',
      'record_window.submission', 'redaction.submission', 'seen_body.submission', 'seen_body.uuid', 'submission_state.submission', 'training_choice.submission',
    ]);
    expect(await left(CANARY)).toEqual(expect.arrayContaining(['outbox.payload', 'person_decision.actor', 'submission_state.decided_by', 'submission_state.findings', 'submission_state.held', 'submission_state.record', 'submission_state.source', 'training_choice.reason']));
  });

  it('that was deleted before leaves key, version and time, and nothing else, in any column of any table', async () => {
    await store.withdraw(withdrawn(KEY, 2));
    expect(await left(KEY)).toContain('person_decision.submission');
    await store.withdraw(withdrawn(KEY, 3, 'erased'));
    expect(await left(KEY)).toEqual(['submission_state.submission']);
    expect(await store.database.query('select * from submission_state where submission = $1', [KEY])).toEqual([{
      submission: KEY, revision: 3, decision: 0, status: 'withdrawn', erased: true, effective_at: new Date('2026-06-04T01:00:00.000Z'), decided_by: 'ingestion', training: false, findings: [],
      source: null, kind: null, received_at: null, record: null, position: null, held: null, mapping_version: null, rule_set_version: null,
    }]);
    await store.withdraw(withdrawn('kept', 2, 'erased'));
    expect(await left(CANARY)).toEqual([]);
  });

  it('does not come back, whatever comes late or is asked for', async () => {
    await store.receive(received(KEY, 1, ANSWERS), received(KEY, 2, ANSWERS));
    await store.receive(received(KEY, 4, ANSWERS));
    await store.review(reviewed(KEY, 2, 'approved'));
    await store.withdraw(withdrawn(KEY, 2), withdrawn(KEY, 3, 'erased'));
    await store.review(reviewed(KEY, 3, 'approved'));
    await store.register(registered(ANSWERS['g_id/fmp_code']));
    await store.decideAgain();
    await expect(store.resolve('reject', KEY, caller)).rejects.toThrow(/FM-V-02/);
    await expect(store.training.choose({ submissions: [KEY], as: 'training', reason: CANARY }, caller)).rejects.toThrow(/FM-V-07/);
    expect(await left(KEY, `${CANARY}-e`, `${CANARY} `)).toEqual(['submission_state.submission']);
    expect(await store.rows()).toMatchObject([{ submission: 'kept', erased: true }, { submission: KEY, revision: 3, erased: true }]);
  });

  it('is erased at once where it was not deleted before, where the erasure comes first, and where both come in one batch', async () => {
    await store.receive(received('once', 1, ANSWERS), received('batch', 1, ANSWERS));
    await store.withdraw(withdrawn('once', 2, 'erased'), withdrawn('batch', 3, 'erased'), withdrawn('batch', 2), withdrawn('first', 2, 'erased'));
    await store.receive(received('first', 1, ANSWERS));
    expect((await store.rows()).filter(({ submission }) => ['once', 'batch', 'first'].includes(String(submission)))).toMatchObject([{ erased: true, revision: 3 }, { erased: true }, { erased: true }]);
    expect(await left(`${CANARY}-e`)).toEqual([]);
  });

  it('leaves no table out that has rows about single submissions', async () => {
    // The keys of registers are those of rounds, points and enumerators.
    const tables = await store.database.query<{ name: string }[]>(`select table_name as name from information_schema.columns where table_schema = 'validation' and column_name in ('submission', 'key') and table_name <> 'register_entry' order by 1`);
    const planted = ['correction', 'dead_letter', 'field_fact', 'kobo_review', 'outbox', 'person_decision', 'protection_note', 'protection_reading', 'quarantine_assignment', 'received_body', 'record_window', 'redaction', 'seen_body', 'submission_state', 'training_choice'];
    expect(tables.map(({ name }) => name)).toEqual(planted);
  });
});
