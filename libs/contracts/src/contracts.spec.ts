import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fieldsOf } from '../../../tools/docs/src/fields-of.js';
import { fixturePath, topicsPage } from '../../../tools/docs/src/topics-page.js';
import { attributesFor, headersOf } from './envelope.js';
import { ContractViolation, readEvent } from './read-event.js';
import { SUBMISSION_RECEIVED } from './events/submission-received.v1.js';
import { TOPIC_CATALOGUE } from './topic-catalogue.js';
import type { Topic } from './topic.js';

interface Fixture {
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: Record<string, unknown>;
}

const TOPICS = TOPIC_CATALOGUE as unknown as readonly Topic<object>[];
const fixtureOf = (topic: Topic<object>): Fixture => JSON.parse(readFileSync(fixturePath(topic.name), 'utf8')) as Fixture;
const read = (topic: Topic<object>, { key, headers, value }: Fixture): ReturnType<typeof readEvent> => readEvent(topic, { key, headers, value: Buffer.from(JSON.stringify(value)) });
const violation = (topic: Topic<object>, fixture: Fixture): string => {
  try {
    read(topic, fixture);
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(ContractViolation);
    return String(error);
  }
};
const without = (fixture: Fixture, field: string): Fixture => ({ ...fixture, value: Object.fromEntries(Object.entries(fixture.value).filter(([name]) => name !== field)) });
const required = TOPICS.flatMap((topic) => fieldsOf(topic).filter((field) => field.required).map((field) => ({ topic, field: field.name, name: topic.name })));
const optional = TOPICS.flatMap((topic) => fieldsOf(topic).filter((field) => !field.required).map((field) => ({ topic, field: field.name, name: topic.name })));

describe('the golden examples', () => {
  it('are one for each topic, and none without', () => {
    expect(readdirSync('libs/contracts/fixtures').sort()).toEqual(TOPICS.map((topic) => basename(fixturePath(topic.name))).sort());
  });

  it.each(TOPICS)('$name reads its own, with every field that it declares', (topic) => {
    const fixture = fixtureOf(topic);
    const event = read(topic, fixture);
    expect(event.data).toBeInstanceOf(topic.payload);
    expect(JSON.parse(JSON.stringify(event.data))).toEqual(fixture.value);
    expect(Object.keys(fixture.value).sort()).toEqual(fieldsOf(topic).map((field) => field.name).sort());
    expect(event).toMatchObject({ key: fixture.key, subject: fixture.key, type: topic.name, source: `passage/${topic.producer}` });
  });

  it.each(TOPICS)('$name: key and headers are those that the catalogue makes, the same every time', (topic) => {
    const { key, headers, value } = fixtureOf(topic);
    const made = (): Record<string, string> => ({ ...headersOf(attributesFor(topic, value, { time: headers['ce_time'] ?? '', traceparent: headers['ce_traceparent'] ?? '' })) });
    expect([topic.keyOf(value), made(), made()['ce_id']]).toEqual([key, headers, made()['ce_id']]);
  });

  it.each(TOPICS)('$name: another version is another id, another time is not', (topic) => {
    const { value } = fixtureOf(topic);
    const at = { time: '2030-01-01T00:00:00.000Z', traceparent: '00-1-2-01' };
    const later = 'version' in value ? { ...value, version: { revision: 9, decision: 9, placement: 9, epoch: 9 } } : { ...value, revision: 9, review: 9, correction: 'c-9' };
    expect(attributesFor(topic, value, at).id).toBe(fixtureOf(topic).headers['ce_id']);
    expect(attributesFor(topic, later, at).id).not.toBe(fixtureOf(topic).headers['ce_id']);
  });
});

describe('reading', () => {
  it.each(TOPICS)('$name leaves unknown fields of a newer producer alone', (topic) => {
    const fixture = fixtureOf(topic);
    const event = read(topic, { ...fixture, headers: { ...fixture.headers, ce_newer: 'x' }, value: { ...fixture.value, newer: { deep: 1 } } });
    expect(event.data).toMatchObject({ newer: { deep: 1 } });
  });

  it.each(required)('$name refuses an event without $field, or with null or another kind of value there, and quotes no value', ({ topic, field }) => {
    const fixture = fixtureOf(topic);
    const values = Object.values(fixture.value).map(String).filter((value) => value.length > 5 && !topic.name.includes(value));
    const otherKind = Array.isArray(fixture.value[field]) ? 'Sisavath' : ['Sisavath'];
    for (const wrong of [without(fixture, field), ...[null, otherKind].map((value) => ({ ...fixture, value: { ...fixture.value, [field]: value } }))]) {
      const message = violation(topic, wrong);
      expect(message).toContain(topic.name);
      expect(message).toContain(`: ${field}.`);
      for (const value of [...values, 'Sisavath']) expect(message).not.toContain(value);
    }
  });

  it.each(optional)('$name takes an event without $field, or with null there', ({ topic, field }) => {
    const fixture = fixtureOf(topic);
    expect(violation(topic, without(fixture, field))).toBe('accepted');
    expect(violation(topic, { ...fixture, value: { ...fixture.value, [field]: null } })).toBe('accepted');
  });

  it.each(TOPICS)('$name refuses what is no event of its own', (topic) => {
    const fixture = fixtureOf(topic);
    const raw = (value: string): string => {
      try {
        readEvent(topic, { key: fixture.key, headers: fixture.headers, value: Buffer.from(value) });
        return 'accepted';
      } catch (error) {
        return String(error);
      }
    };
    expect([raw(''), raw('{"Sisavath'), raw('null'), raw('["Sisavath"]'), raw('"Sisavath"')].map((message) => /no JSON/.test(message) && !message.includes('Sisavath'))).toEqual([true, true, true, true, true]);
    expect(violation(topic, { ...fixture, headers: {} })).toMatch(/headers missing: ce_id, ce_type/);
    expect(violation(topic, { ...fixture, headers: { ...fixture.headers, ce_type: 'fm.other.v9' } })).toMatch(/ce_type is another \(fm\.other\.v9\)/);
  });

  const withAnswers = (names: string): unknown => {
    const fixture = fixtureOf(SUBMISSION_RECEIVED as unknown as Topic<object>);
    const text = JSON.stringify(fixture.value).replace('"answers":{', `"answers":{${names},`);
    return readEvent(SUBMISSION_RECEIVED, { key: fixture.key, headers: fixture.headers, value: Buffer.from(text) }).data.answers;
  };

  it('takes questions that are called as the language calls things', () => {
    expect(withAnswers('"toString":"a","valueOf":"b","__proto__":"c","then":"d"')).toMatchObject({ then: 'd' });
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(String({})).toBe('[object Object]');
  });

  it('takes a question that is called constructor', () => {
    expect(withAnswers('"constructor":"a"')).toMatchObject({ constructor: 'a' });
  });
});

describe('the catalogue', () => {
  it('names each topic once, by the rule, with a reader that is not its writer', () => {
    expect(new Set(TOPICS.map((topic) => topic.name)).size).toBe(TOPICS.length);
    for (const topic of TOPICS) {
      expect(topic.name).toMatch(/^fm\.[a-z-]+\.[a-z-]+\.v\d+$/);
      expect(topic.consumers).not.toContain(topic.producer);
      expect(topic.partitions).toBe(6);
    }
  });

  it('docs/topics.md is current (npm run docs:topics)', () => {
    expect(readFileSync('docs/topics.md', 'utf8')).toBe(topicsPage());
  });
});
