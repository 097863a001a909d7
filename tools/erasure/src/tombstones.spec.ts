import { describe, expect, it } from '@jest/globals';
import { remainsIn } from './tombstones.js';

const state = { submission: 'k/a/1', revision: 3, decision: 0, status: 'withdrawn', erased: true, effective_at: '2026-06-04', decided_by: 'ingestion', record: null, findings: [], training: false, source: null };
const at = (place: string, row: Record<string, unknown>) => {
  const [schema = '', table = ''] = place.split('.');
  return remainsIn({ schema, table, columns: ['submission'], row });
};

describe('what is left of an erased submission', () => {
  it('is a tombstone where it is key, version and time', () => {
    expect(at('validation.submission_state', state)).toBe('tombstone');
    expect(at('ingestion.submission', { submission: 'k/a/1', state: 'erased', revision: 3, head: null, source: '', kobo_id: 7, written_status: null })).toBe('tombstone');
    expect(at('geo.submission_location', { submission: 'k/a/1', status: 'withdrawn', revision: 3, record: null })).toBe('tombstone');
    expect(at('aggregation.contribution', { submission: 'k/a/1', status: 'withdrawn', counting: true, parts: [], n_records: 0 })).toBe('tombstone');
  });

  it.each([[{ record: { nTotal: 5 } }], [{ source: 'fmr' }], [{ findings: [{ rule: 'x' }] }], [{ erased: false }], [{ a_column_of_tomorrow: 'x' }]])('is left over where the row has %j', (differs) => {
    expect(at('validation.submission_state', { ...state, ...differs })).toBe('left over');
  });

  it('is left over in any other table, but for the news of the erasure itself', () => {
    expect(at('validation.person_decision', { submission: 'k/a/1' })).toBe('left over');
    expect(at('gateway.figure', { cube_key: 'k/a/1' })).toBe('left over');
    expect(at('validation.outbox', { key: 'k/a/1', topic: 'fm.submission.validated.v1' })).toBe('left over');
    expect(at('ingestion.outbox', { key: 'k/a/1', topic: 'fm.submission.withdrawn.v1' })).toBe('on its way');
  });
});
