import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factsOf, koboStatus, reviewOf, utc } from './kobo-facts.js';

describe('what Kobo says beside the answers', () => {
  it('is a status of its own uids, and none for everything else', () => {
    expect(reviewOf({ uid: 'validation_status_on_hold', timestamp: 1_780_460_101, by_whom: 'x', label: 'On hold' })).toEqual({ status: 'on_hold', at: '2026-06-03T04:15:01.000Z' });
    for (const nothing of [{}, null, undefined, 'approved', { uid: 'validation_status_odd', timestamp: 5 }]) expect(reviewOf(nothing)).toEqual({ status: 'none', at: null });
    expect(reviewOf({ uid: 'validation_status_approved', timestamp: 1e300 })).toEqual({ status: 'approved', at: null });
    for (const status of ['approved', 'not_approved', 'on_hold', 'none'] as const) expect(reviewOf({ uid: koboStatus(status) }).status).toBe(status);
  });

  it('is a time of submission in UTC, whatever zone stands or does not stand behind it', () => {
    expect(['2025-06-17T14:33:11', '2025-06-17T14:33:11Z', '2025-06-17T21:33:11+07:00', 'soon', ''].map(utc)).toEqual([...Array(3).fill('2025-06-17T14:33:11.000Z'), null, null]);
  });

  it('is media by their original names; a body without any of what Kobo always adds may be a part', () => {
    const whole = { _id: 1, _uuid: 'u', _xform_id_string: 'a', _submission_time: '2025-06-17T14:33:11', _status: 'x', _attachments: [{ filename: 'o/a/ຮບ.jpg', media_file_basename: 'ຮູບ.jpg', question_xpath: 'g/photo', is_deleted: true }, { filename: 'o/b/old.jpg' }, 7] };
    expect(factsOf(whole)).toMatchObject({ whole: true, review: null, attachments: [{ name: 'ຮູບ.jpg', questionPath: 'g/photo', deleted: true }, { name: 'old.jpg', questionPath: '', deleted: false }] });
    expect(factsOf(Object.fromEntries(Object.entries(whole).filter(([key]) => key !== '_attachments')))).toMatchObject({ whole: false, attachments: null });
  });

  it('never fails, whatever a body says', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('_submission_time', '_validation_status', '_attachments', 'q'), fc.anything()), (body) => {
      expect(factsOf(body)).toMatchObject({ whole: false });
    }));
  });
});
