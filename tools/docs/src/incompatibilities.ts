import type { Schema } from './schema-of.js';

/**
 * What in a schema's change would break somebody. Within a version only an optional field may be added: readers of the one before refuse what they
 * do not know of a closed list, and readers of the one after still find the events of the one before in a compacted topic.
 */
export function incompatibilities(before: Schema, after: Schema, at = ''): readonly string[] {
  const named = (name: string): string => (at === '' ? name : `${at}.${name}`);
  const [old, young] = [before.properties ?? {}, after.properties ?? {}];
  const needed = (schema: Schema, name: string): boolean => (schema.required ?? []).includes(name);
  const found = Object.entries(old).flatMap(([name, schema]) => {
    const now = young[name];
    if (!now) return [`${named(name)} is gone`];
    const changed = needed(before, name) === needed(after, name) ? [] : [`${named(name)} is ${needed(after, name) ? 'needed now' : 'needed no more'}`];
    return [...changed, ...incompatibilities(schema, now, named(name))];
  });
  const added = Object.keys(young).filter((name) => !(name in old) && needed(after, name)).map((name) => `${named(name)} is new and needed`);
  const same = JSON.stringify(plain(before)) === JSON.stringify(plain(after));
  return [...found, ...added, ...(same ? [] : [`${at === '' ? 'the event' : at} is checked otherwise`])];
}

/** What is checked of the value itself, in an order of its own. */
function plain(schema: Schema): unknown {
  return Object.entries(schema).filter(([name]) => !['properties', 'required', '$id', '$schema', 'title'].includes(name)).sort(([a], [b]) => a.localeCompare(b));
}
