import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { asyncApi, schemaFiles } from './asyncapi.js';
import { incompatibilities } from './incompatibilities.js';
import type { Schema } from './schema-of.js';
import { fixturePath } from './topics-page.js';

const jsonIn = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('schemas and AsyncAPI document', () => {
  it.each(schemaFiles().map(({ path, schema }) => ({ path, schema })))('$path is current and compatible (npm run docs:asyncapi)', ({ path, schema }) => {
    expect(incompatibilities(jsonIn(path) as Schema, schema)).toEqual([]);
    expect(jsonIn(path)).toEqual(schema);
  });

  it('are one for each topic, and docs/asyncapi.json is current (npm run docs:asyncapi)', () => {
    expect(readdirSync('libs/contracts/schemas').sort()).toEqual(schemaFiles().map(({ path }) => basename(path)).sort());
    expect(jsonIn('docs/asyncapi.json')).toEqual(JSON.parse(JSON.stringify(asyncApi())));
  });

  it.each(schemaFiles().map(({ path, schema }) => ({ path, schema })))('$path takes the golden example and not what lacks a field', ({ schema }) => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    const { value } = jsonIn(fixturePath(String(schema['title']))) as { value: Record<string, unknown> };
    expect([validate(value), validate.errors]).toEqual([true, null]);
    for (const name of schema.required ?? []) expect([name, validate(Object.fromEntries(Object.entries(value).filter(([field]) => field !== name)))]).toEqual([name, false]);
  });

  it('make a document that AsyncAPI 3.0 takes', () => {
    const validate = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(jsonIn('node_modules/@asyncapi/specs/schemas/3.0.0-without-$id.json') as object);
    expect([validate(JSON.parse(JSON.stringify(asyncApi()))), validate.errors]).toEqual([true, null]);
    expect(validate({ ...asyncApi(), channels: { x: { address: 7 } } })).toBe(false);
  });
});

describe('a change within a version', () => {
  const before: Schema = { type: 'object', properties: { a: { type: 'string' }, b: { enum: ['x', 'y'] }, c: { type: 'object', properties: { d: { type: 'integer', minimum: 1 } }, required: ['d'] } }, required: ['a', 'b', 'c'] };
  const having = (properties: object, required = before.required ?? []): Schema => ({ ...before, properties: { ...before.properties, ...properties }, required });

  it('may add an optional field', () => {
    expect(incompatibilities(before, having({ e: { type: ['string', 'null'] } }))).toEqual([]);
  });

  it.each<[string, Schema, string]>([
    ['a field goes', { ...before, properties: { b: {}, c: {} } }, 'a is gone'],
    ['a field becomes another type', having({ a: { type: 'integer' } }), 'a is checked otherwise'],
    ['a field may be missing', having({}, ['b', 'c']), 'a is needed no more'],
    ['a new field is needed', having({ e: { type: 'string' } }, ['a', 'b', 'c', 'e']), 'e is new and needed'],
    ['a list grows', having({ b: { enum: ['x', 'y', 'z'] } }), 'b is checked otherwise'],
    ['a list shrinks', having({ b: { enum: ['x'] } }), 'b is checked otherwise'],
    ['something within a field changes', having({ c: { type: 'object', properties: { d: { type: 'integer', minimum: 0 } }, required: ['d'] } }), 'c.d is checked otherwise'],
  ])('is refused where %s', (_, after, trouble) => {
    expect(incompatibilities(before, after)).toContain(trouble);
  });
});
