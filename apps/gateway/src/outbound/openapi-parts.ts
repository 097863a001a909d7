/** Days for which the examples are asked. */
export const EXAMPLE_DAYS = { from: '2026-06-01', to: '2026-06-30' } as const;

export const PROBLEM = { description: 'RFC 9457 problem details, in English and Lao', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
export const NOT_MODIFIED = { description: 'If-None-Match holds the ETag of this very answer' };
export const PUBLIC = [{}, { key: [] }];

/** An answer of one media type. */
export const told = (type: string, schema?: string): object => ({ description: 'OK', content: { [type]: schema === undefined ? {} : { schema: { $ref: `#/components/schemas/${schema}` } } } });
export const json = (schema: string): object => told('application/json', schema);

export interface Reading {
  readonly id: string;
  readonly summary: string;
  readonly ok: object;
  readonly parameters?: readonly object[];
  readonly description?: string;
}

/** A path that everybody may read, each as much as REST would show. */
export function reading({ id, summary, ok, parameters = [], description }: Reading): object {
  return { get: { operationId: id, summary, ...(description === undefined ? {} : { description }), security: PUBLIC, parameters, responses: { 200: ok, 304: NOT_MODIFIED, default: PROBLEM } } };
}

/** A parameter of text; its example is one that answers. */
export function parameter(name: string, place: 'path' | 'query', { description, example, schema = { type: 'string' } }: { readonly description: string; readonly example?: string | number | boolean; readonly schema?: object }): object {
  return { name, in: place, description, schema, ...(place === 'path' ? { required: true } : {}), ...(example === undefined ? {} : { example }) };
}
