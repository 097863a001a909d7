import 'reflect-metadata';
import { getMetadataStorage } from 'class-validator';
import type { Topic } from '@fm/contracts';

export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

type Check = { readonly name?: string | undefined; readonly type: string; readonly propertyName: string; readonly each?: boolean | undefined; readonly constraints?: readonly unknown[] | undefined };

/** What is checked of a value, in the words of JSON Schema; what these have no word for stands in the class. */
const KEYWORDS: Readonly<Record<string, (constraints: readonly unknown[]) => Schema>> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  isIso8601: () => ({ type: 'string', format: 'date-time' }),
  isIn: ([values]) => ({ enum: Array.isArray(values) ? values : [] }),
  min: ([least]) => ({ minimum: least }),
  max: ([most]) => ({ maximum: most }),
  matches: ([pattern]) => (pattern instanceof RegExp ? { pattern: pattern.source } : {}),
  minLength: ([least]) => ({ minLength: least }),
  arrayNotEmpty: () => ({ minItems: 1 }),
};

/** The JSON Schema (2020-12) of a topic's data, made from the class that checks it. Readers leave unknown fields alone, so that they are allowed. */
export function schemaOf(topic: Pick<Topic<object>, 'name' | 'payload'>): Schema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `passage:schema/${topic.name}`, title: topic.name, ...objectSchema(topic.payload) };
}

function objectSchema(type: Topic<object>['payload']): Schema {
  const checks: readonly Check[] = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const names = [...new Set(checks.map((check) => check.propertyName))];
  const of = (name: string): Check[] => checks.filter((check) => check.propertyName === name);
  const optional = (name: string): boolean => of(name).some((check) => check.type === 'conditionalValidation');
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, orNull(propertySchema(type, name, of(name)), optional(name))])),
    required: names.filter((name) => !optional(name)),
  };
}

function propertySchema(type: Topic<object>['payload'], name: string, checks: readonly Check[]): Schema {
  const declared: unknown = Reflect.getMetadata('design:type', type.prototype, name);
  if (checks.some((check) => check.type === 'nestedValidation') && typeof declared === 'function' && declared !== Array) return objectSchema(declared as Topic<object>['payload']);
  const words = (each: boolean): Schema => Object.assign({}, ...checks.filter((check) => (check.each ?? false) === each).sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '')).map(({ name: check = '', constraints = [] }) => KEYWORDS[check]?.(constraints) ?? {})) as Schema;
  const items = words(true);
  return { ...words(false), ...(Object.keys(items).length > 0 ? { items } : {}) };
}

function orNull(schema: Schema, optional: boolean): Schema {
  if (!optional) return schema;
  return { ...schema, ...(typeof schema.type === 'string' ? { type: [schema.type, 'null'] } : {}), ...(schema.enum ? { enum: [...schema.enum, null] } : {}) };
}
