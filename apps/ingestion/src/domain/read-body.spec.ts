import { describe, expect, it } from '@jest/globals';
import { NO_FACTS } from './kobo-facts.js';
import { readHookBody } from './read-body.js';
import { UnreadableBody } from './unreadable-body.js';

const json = (text: string) => readHookBody(Buffer.from(text), false);
const xml = (text: string) => readHookBody(Buffer.from(text), true);
const NOBODY = { asset: null, rootUuid: null, uuid: null, deprecatedUuid: null, koboId: null };

describe('a JSON body', () => {
  it.each(['null', '[]', '"x"', '42', '{}', '[[[]]]', 'true'])('%s parses and says nothing', (text) => {
    expect(json(text)).toMatchObject({ ...NOBODY, answers: {} });
  });

  it.each(['', ' ', '{"a":1', '{"a":1}}', 'x', '{a:1}', '\u0000'])('%j does not parse', (text) => {
    expect(() => json(text)).toThrow(UnreadableBody);
  });

  it('is UTF-8, with or without a byte order mark', () => {
    expect(() => readHookBody(Buffer.from([0x22, 0xc3, 0x28, 0x22]), false)).toThrow(/UTF-8/);
    expect(() => readHookBody(Buffer.from('{"_uuid":"ຂ"}', 'utf16le'), false)).toThrow(UnreadableBody);
    expect(json('\ufeff{"_uuid":"u"}').uuid).toBe('u');
  });

  it('may be 64 deep and no deeper; brackets in strings are none', () => {
    expect(json('['.repeat(64) + ']'.repeat(64))).toMatchObject(NOBODY);
    expect(() => json('['.repeat(65) + ']'.repeat(65))).toThrow(/deeper than 64/);
    expect(() => json('{"a":'.repeat(1e6))).toThrow(/deeper than 64/);
    expect(json(JSON.stringify({ _uuid: 'u', q: '["\\'.repeat(100) })).uuid).toBe('u');
  });

  it('may be wrapped at any depth, in a wrapper that names the form too', () => {
    const submission = { _id: 5, _uuid: 'u', _xform_id_string: 'aDemo', 'meta/rootUuid': 'uuid:r', 'meta/deprecatedID': 'uuid:d', end: '2026', __version__: 'v1', 'g/q': '1' };
    const read = { asset: 'aDemo', rootUuid: 'r', uuid: 'u', deprecatedUuid: 'd', koboId: 5, end: '2026', formVersion: 'v1', answers: { end: '2026', 'g/q': '1' }, facts: { ...NO_FACTS, whole: false } };
    expect(json(JSON.stringify(submission))).toEqual(read);
    expect(json(JSON.stringify({ _xform_id_string: 'x', tags: [1, [null]], a: { b: { c: [{}, submission] } } }))).toEqual(read);
  });

  it('tells an `_id` only where the number is exact', () => {
    expect(json('{"_id":9007199254740991}').koboId).toBe(9007199254740991);
    expect(json('{"_id":9007199254740993,"_uuid":"u"}')).toMatchObject({ koboId: null, uuid: 'u' });
    expect(json('{"_id":"12"}').koboId).toBe(12);
    expect(json('{"_id":-1}').koboId).toBeNull();
  });

  it('keeps questions with the names of JavaScript as data', () => {
    const { answers } = json('{"_uuid":"u","__proto__":"p","constructor":{"prototype":"c"},"toString":"t"}');
    expect(Object.entries(answers)).toEqual([['__proto__', 'p'], ['constructor/prototype', 'c'], ['toString', 't']]);
    expect(({} as Record<string, unknown>)['prototype']).toBeUndefined();
  });

  it('has names that can be stored, whatever was sent', () => {
    const { asset, uuid, end, formVersion } = json('{"_uuid":"u\\u0000","_xform_id_string":"\\ud800a","end":"2026\\u0000","__version__":"v\\u0000"}');
    expect([asset, uuid, end, formVersion]).toEqual(['\ufffda', 'u\ufffd', '2026\ufffd', 'v\ufffd']);
    expect(json(JSON.stringify({ _uuid: 'u'.repeat(1e6) })).uuid).toHaveLength(71);
  });
});

describe('an XML body', () => {
  it.each(['<a/>', '<a>text</a>', "<?xml version='1.0' encoding='utf-8'?>\n<a></a>", '<a><b/></a>'])('%j parses and says nothing', (text) => {
    expect(xml(text)).toMatchObject({ ...NOBODY, answers: {} });
  });

  it.each(['', 'x', '<a>', '<a><b></a>', '<a', '{"a":1}', `x${'y'.repeat(1e6)}`])('%.20j does not parse', (text) => {
    expect(() => xml(text)).toThrow(UnreadableBody);
  });

  it('may be 64 deep and no deeper', () => {
    expect(xml('<a>'.repeat(64) + '</a>'.repeat(64))).toMatchObject(NOBODY);
    expect(() => xml('<a>'.repeat(65) + '</a>'.repeat(65))).toThrow(/deeper than 64/);
    expect(() => xml('<a>'.repeat(1e6) + '</a>'.repeat(1e6))).toThrow(/deeper than 64/);
  });

  it('fetches nothing and blows nothing up for a DOCTYPE', () => {
    expect(() => xml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a><b>&x;</b></a>')).toThrow(UnreadableBody);
    const laughs = [...Array(9).keys()].map((n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    expect(() => xml(`<!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]><a><b>&l9;</b></a>`)).toThrow(UnreadableBody);
    expect(xml('<!DOCTYPE a><a><b>1</b></a>').answers).toEqual({ b: '1' });
  });

  it('has text with entities, numbers of characters and CDATA in it', () => {
    expect(xml('<a><b>&lt;&amp;&#65;&#x0ea5;&quot;<!-- no -->&apos;<![CDATA[<&>]]></b></a>').answers).toEqual({ b: '<&Aລ"\'<&>' });
    expect(() => xml('<a><b>&#0;</b></a>')).toThrow(UnreadableBody);
  });

  it('keeps elements with the names of JavaScript as data', () => {
    expect(Object.entries(xml('<a><__proto__>p</__proto__><constructor>c</constructor><toString/></a>').answers)).toEqual([['__proto__', 'p'], ['constructor', 'c']]);
  });

  it('is named by its root and its meta; an encrypted one by the orx meta', () => {
    const body = '<x id="aDemo" version="4 (2026)"><end>2026</end><meta><instanceID>uuid:u</instanceID><rootUuid>uuid:r</rootUuid><deprecatedID>uuid:d</deprecatedID></meta></x>';
    expect(xml(body)).toEqual({ asset: 'aDemo', rootUuid: 'r', uuid: 'u', deprecatedUuid: 'd', koboId: null, end: '2026', formVersion: '4 (2026)', answers: { end: '2026' }, facts: NO_FACTS });
    expect(xml('<x id="a" xmlns:orx="o"><orx:meta><orx:instanceID>uuid:e</orx:instanceID></orx:meta></x>')).toMatchObject({ asset: 'a', uuid: 'e' });
  });
});
