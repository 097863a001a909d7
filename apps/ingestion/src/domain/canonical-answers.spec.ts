import { describe, expect, it } from '@jest/globals';
import { answersOfJson, contentHash, isContained } from './canonical-answers.js';
import { readHookBody } from './read-body.js';

/** What Kobo makes of one instance, as JSON and as XML. */
const PAIRS: readonly (readonly [what: string, json: object, xml: string])[] = [
  ['groups and plain questions', { 'g/q': '1', 'g/h/r': 'x', start: 's' }, '<start>s</start><g><q>1</q><h><r>x</r></h></g>'],
  ['a repeat of one row', { r: [{ 'r/n': '1', 'r/m': '2' }] }, '<r><n>1</n><m>2</m></r>'],
  ['a repeat of three rows', { r: [{ 'r/n': '1' }, { 'r/n': '2' }, { 'r/n': '3' }] }, '<r><n>1</n></r><r><n>2</n></r><r><n>3</n></r>'],
  ['a repeat in a group in a repeat', { r: [{ 'r/g/s': [{ 'r/g/s/n': '1' }, { 'r/g/s/n': '2' }] }, { 'r/g/s': [{ 'r/g/s/n': '3' }] }] }, '<r><g><s><n>1</n></s><s><n>2</n></s></g></r><r><g><s><n>3</n></s></g></r>'],
  ['rows without answers, dropped by Kobo', { r: [{ 'r/n': '1' }, { 'r/n': '3' }] }, '<r><n>1</n></r><r><n/></r><r>\n  <n></n>\n</r><r><n>3</n></r>'],
  ['rows without answers, kept', { r: [{}, { 'r/n': '1' }, { 'r/n': '' }, { 'r/n': '3' }] }, '<r><n>1</n></r><r><n>3</n></r>'],
  ['layout between tags', { 'g/q': ' two  words\n' }, '\n  <g>\n    <q> two  words\n</q>\n  </g>\n'],
  ['entities', { q: '<tag> & "x" \' \ud83d\udc69 ຂ' }, '<q>&lt;tag&gt; &amp; &quot;x&quot; &apos; &#x1F469; &#3714;</q>'],
  ['entities written out', { q: '&lt; &#65; &amp;' }, '<q>&amp;lt; &amp;#65; &amp;amp;</q>'],
  ['CDATA', { q: 'a<b>&amp;c' }, '<q><![CDATA[a<b>&amp;]]>c</q>'],
  ['attributes on questions', { q: '1', 'g/p': '2' }, '<q type="x">1</q><g template=""><p>2</p></g>'],
  ['numbers as Kobo writes them', { q: '042', p: '1.50', t: 'true' }, '<q>042</q><p>1.50</p><t>true</t>'],
  ['names of the instance', { 'meta/instanceName': 'n', _uuid: 'u', 'meta/instanceID': 'uuid:u', 'formhub/uuid': 'f', __version__: 'v', _id: 4, _attachments: [{ id: 1 }] }, '<formhub><uuid>f</uuid></formhub><__version__>v</__version__><meta><instanceID>uuid:u</instanceID><instanceName>n</instanceName></meta>'],
  ['a node that came twice without being a repeat', { q: [{ q: '1' }, { q: '2' }], 'g/p': [{ 'g/p': '3' }, { 'g/p': '4' }] }, '<q>1</q><g><p>3</p><p>4</p></g><q>2</q>'],
  ['an encrypted form', { 'orx:meta/orx:instanceID': 'uuid:u', encryptedXmlFile: 'submission.xml.enc' }, '<encryptedXmlFile>submission.xml.enc</encryptedXmlFile><orx:meta><orx:instanceID>uuid:u</orx:instanceID></orx:meta>'],
];

describe('canonical answers', () => {
  it.each(PAIRS)('are the same for JSON and XML: %s', (_, json, xml) => {
    const ofXml = readHookBody(Buffer.from(`<?xml version='1.0' encoding='utf-8'?>\n<f id="f">${xml}</f>`), true).answers;
    expect(ofXml).toEqual(answersOfJson(json as Record<string, unknown>));
    expect(contentHash(ofXml)).toEqual(contentHash(answersOfJson(json as Record<string, unknown>)));
  });

  it('number the second row of a repeat', () => {
    expect(answersOfJson({ r: [{ 'r/n': '1' }, { 'r/n': '2' }] })).toEqual({ 'r/n': '1', 'r[2]/n': '2' });
  });

  it('are what was answered, in whatever order; what Kobo changes without an edit is none', () => {
    const hash = contentHash(answersOfJson({ a: '1', b: '2' }));
    expect(contentHash(answersOfJson({ b: '2', a: '1', _validation_status: { uid: 'x' }, _uuid: 'other', c: null, d: '', e: [] }))).toEqual(hash);
    expect(contentHash(answersOfJson({ a: '1', b: '3' }))).not.toEqual(hash);
    expect(contentHash(answersOfJson({ a: '1":"2' }))).not.toEqual(contentHash(answersOfJson({ 'a":"1': '2' })));
  });

  it('have paths that no name above them makes long', () => {
    const [long, many] = ['k'.repeat(100_000), Object.fromEntries([...Array(2_000).keys()].map((n) => [`q${n}`, '1']))];
    const ofXml = readHookBody(Buffer.from(`<f id="f"><${long}><${long}><q>1</q></${long}></${long}></f>`), true).answers;
    const ofJson = answersOfJson({ [long]: many, r: [{ [long]: '1' }, { [long]: { [long]: '2' } }] });
    for (const [answers, count] of [[ofXml, 1], [ofJson, 2_002]] as const) {
      expect(Object.keys(answers)).toHaveLength(count);
      expect(Math.max(...Object.keys(answers).map((path) => path.length))).toBeLessThanOrEqual(1_000);
    }
  });

  it('contain a subset in the same words', () => {
    expect([isContained({ a: '1' }, { a: '1', b: '2' }), isContained({ a: '2' }, { a: '1' }), isContained({ toString: 'x' }, {}), isContained({}, {})]).toEqual([true, false, false, true]);
  });
});
