import { describe, expect, it } from '@jest/globals';
import { attachmentsOf, mediaPathsOf, nextLook } from './attachments.js';

const listed = (name: string, deleted = false) => ({ uid: 'att1', name, questionPath: 'm[2]/photo', mimetype: 'image/jpeg', url: 'https://kobo/1', deleted });

describe('the media of a body', () => {
  it('are what Kobo lists, and what was answered to a media question and is not listed, in repeats too', () => {
    const answers = { 'g/photo': 'a.jpg', 'm/photo': 'b.jpg', 'm[2]/photo': 'c.jpg', 'm/name': 'd.jpg' };
    expect(attachmentsOf(answers, [listed('c.jpg'), listed('gone.jpg', true)], ['g/photo', 'm/photo']).map(({ name, state }) => `${name} ${state}`)).toEqual(['c.jpg present', 'gone.jpg deleted', 'a.jpg expected', 'b.jpg expected']);
    expect(attachmentsOf(answers, [], [])).toEqual([]);
  });

  it('are asked for by questions of these types; a log of the interview is awaited by nobody', () => {
    const survey = [{ type: 'image', $xpath: 'g/photo' }, { type: 'audit', $xpath: 'meta/audit' }, { type: 'background-audio', $xpath: 'sound' }, { type: 'text', $xpath: 'q' }, null, { type: 'image' }];
    expect(mediaPathsOf({ survey })).toEqual(['g/photo', 'sound']);
    expect(mediaPathsOf({})).toEqual([]);
  });

  it('are looked for ever more seldom, and after a day no more', () => {
    const now = new Date('2026-06-01T00:00:00Z');
    expect([0, 1, 4, 5].map((tries) => nextLook(tries, now))).toEqual(['2026-06-01T00:02:00.000Z', '2026-06-01T00:10:00.000Z', '2026-06-02T00:00:00.000Z', null]);
  });
});
