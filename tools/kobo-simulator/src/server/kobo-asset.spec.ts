import { describe, expect, it } from '@jest/globals';
import { KoboServer } from './kobo-server.js';

const AT = new Date('2026-06-03T01:52:31.400Z');

function asset() {
  return new KoboServer({ seed: 's', firstId: 7 }).addAsset({ name: 'form', uid: 'aForm', geopointPaths: ['g/gps'] });
}

describe('a first submission', () => {
  it('keeps answers as text, leaves out blanks, drops empty repeat rows, in Kobo\'s order of keys', () => {
    const form = asset();
    const body = form.create({
      start: 's', 'g/n': 24, 'g/zero': 0, 'g/none': null, 'g/empty': '', 'g/gps': '21.18 101.67 300.0 4.9',
      r: [{ 'r/a': 'x', 'r/n': 2 }, { 'r/a': '', 'r/n': null }, { 'r/a': 'y', 'r/in': [{ 'r/in/b': '' }] }], rr: [{ 'rr/a': '' }],
    }, { at: AT, submittedBy: 'enum_e01' });
    const id = body._uuid;
    expect(Object.entries(body)).toEqual([
      ['_id', 7], ['formhub/uuid', form.formhubUuid], ['start', 's'], ['g/n', '24'], ['g/zero', '0'], ['g/gps', '21.18 101.67 300.0 4.9'],
      ['r', [{ 'r/a': 'x', 'r/n': '2' }, { 'r/a': 'y' }]], ['__version__', form.version], ['meta/instanceID', `uuid:${id}`],
      ['_xform_id_string', 'aForm'], ['_uuid', id], ['meta/rootUuid', `uuid:${id}`], ['_attachments', []], ['_status', 'submitted_via_web'],
      ['_geolocation', [21.18, 101.67]], ['_submission_time', '2026-06-03T01:52:31'], ['_validation_status', {}], ['_submitted_by', 'enum_e01'],
    ]);
    expect(form.formhubUuid).toMatch(/^[0-9a-f]{32}$/);
  });

  it('refuses control characters, as Kobo does at intake', () => {
    expect(() => asset().create({ note: 'a\u0000b' })).toThrow('take them out of the answer to note');
  });
});

describe('identity', () => {
  it('an edit has a new _uuid and the previous as deprecatedID; _id, rootUuid and the time stay', () => {
    const form = asset();
    const first = form.create({ q: '1', gone: 'x' }, { at: AT });
    const second = form.edit(7, { q: '2' });
    const third = form.edit(7, { q: '3' });
    expect(second).toMatchObject({ _id: 7, q: '2', 'meta/deprecatedID': `uuid:${first._uuid}`, 'meta/rootUuid': `uuid:${first._uuid}` });
    expect(third).toMatchObject({ 'meta/deprecatedID': `uuid:${second._uuid}`, 'meta/rootUuid': `uuid:${first._uuid}`, _submission_time: first._submission_time });
    expect(third).not.toHaveProperty('gone');
    expect(new Set([first._uuid, second._uuid, third._uuid]).size).toBe(3);
    expect(Object.keys(third).indexOf('meta/rootUuid')).toBeLessThan(Object.keys(third).indexOf('_xform_id_string'));
    expect(form.revision(7)).toBe(3);
  });

  it('a review changes the status and not the _uuid', () => {
    const form = asset();
    const { _uuid } = form.create({ q: '1' });
    form.setValidationStatus(7, 'approved', { whom: 'chief', at: AT });
    expect(form.find(7)).toMatchObject({
      _uuid, _validation_status: { timestamp: 1780451551, uid: 'validation_status_approved', by_whom: 'chief', label: 'Approved' },
    });
    form.setValidationStatus(7, null);
    expect(form.find(7)?.['_validation_status']).toEqual({});
  });

  it('a deleted submission is gone but for the history', () => {
    const form = asset();
    const { _uuid } = form.create({ q: '1' });
    form.edit(7, { q: '2' });
    expect(form.find(`uuid:${_uuid}`)?._id).toBe(7);
    form.delete(7);
    expect([form.find(7), form.find(_uuid), form.all()]).toEqual([undefined, undefined, []]);
    expect(form.history.map((entry) => [entry.action, entry.metadata.submission?.root_uuid])).toEqual([
      ['add-submission', _uuid], ['modify-submission', _uuid], ['delete-submission', _uuid],
    ]);
    expect(() => form.edit(7, {})).toThrow('Create it first');
  });

  it('ids are counted over all forms of a server', () => {
    const server = new KoboServer({ firstId: 1 });
    const ids = [server.addAsset({ name: 'a' }), server.addAsset({ name: 'b' })].map((form) => form.create({ q: '1' })._id);
    expect(ids).toEqual([1, 2]);
  });

  it('the same seed gives the same identities', () => {
    expect(asset().create({ q: '1' })._uuid).toBe(asset().create({ q: '1' })._uuid);
  });
});

describe('attachments', () => {
  it('keep the original name and lose Lao vowel and tone marks in storage; they come without history', () => {
    const form = asset();
    form.create({ photo: 'ຮູບ ບ້ານ 1.jpg' });
    form.attach(7, { basename: 'ຮູບ ບ້ານ 1.jpg', mimetype: 'image/jpeg', xpath: 'photo' });
    const [attachment] = form.find(7)?.['_attachments'] as Record<string, string>[];
    expect(attachment).toMatchObject({ media_file_basename: 'ຮູບ ບ້ານ 1.jpg', question_xpath: 'photo', is_deleted: false });
    expect(attachment?.['filename']?.split('/').at(-1)).toBe('ຮບ_ບານ_1.jpg');
    expect(attachment?.['download_small_url']).toBe(`${attachment?.['download_url']}small/`);
    expect(form.history).toHaveLength(1);
  });
});

describe('the instance XML', () => {
  it('nests groups, keeps blanks and empty rows, and carries identity in meta only', () => {
    const form = asset();
    const first = form.create({ 'g/a': '1 < 2 & 3', 'g/b': null, r: [{ 'r/x': 'ລາວ' }, { 'r/x': '' }] });
    form.edit(7, { 'g/a': '5', r: [] });
    const now = form.find(7)?._uuid;
    const again = new KoboServer({ seed: 's', firstId: 7 }).addAsset({ name: 'form', uid: 'aForm' });
    again.create({ 'g/a': '1 < 2 & 3', 'g/b': null, r: [{ 'r/x': 'ລາວ' }, { 'r/x': '' }] });
    expect(again.xml(7)).toBe([
      "<?xml version='1.0' encoding='utf-8'?>",
      `<aForm id="aForm" version="1 (${again.version})">`,
      `<formhub><uuid>${again.formhubUuid}</uuid></formhub>`,
      '<g><a>1 &lt; 2 &amp; 3</a><b/></g>', '<r><x>ລາວ</x></r>', '<r><x/></r>',
      `<__version__>${again.version}</__version__>`, `<meta><instanceID>uuid:${first._uuid}</instanceID></meta>`, '</aForm>',
    ].join('\n'));
    expect(form.xml(7)).toContain(
      `<meta><instanceID>uuid:${now}</instanceID><deprecatedID>uuid:${first._uuid}</deprecatedID><rootUuid>uuid:${first._uuid}</rootUuid></meta>`,
    );
    expect(form.xml(7)).not.toContain('_submission_time');
  });
});
