/** A query that Kobo cannot read. Its filter then answers with an empty list and status 200, not with an error: a trap of Kobo's. */
export class UnreadableQuery extends Error {}

export type Test<T> = (row: T) => boolean;

/** Makes the test for `field:value`, or for a value alone. @throws UnreadableQuery for a field that does not exist */
export type TermReader<T> = (field: string | null, value: string) => Test<T>;

/**
 * Kobo's boolean query language by its grammar (kpi/utils/query_parser/grammar.peg): AND, OR, NOT in capitals, parentheses, two terms
 * side by side are joined by AND, and NOT reaches as far to the right as it can: `NOT a:1 OR b:2` is NOT (a OR b).
 * Only a quoted value may hold a colon, so an instant must be quoted. An empty query lets everything through.
 */
export function readQuery<T>(text: string, term: TermReader<T>): Test<T> {
  if (text.trim() === '') return () => true;
  const reader = new QueryReader(text, term);
  const test = reader.whole();
  if (test === null) throw new UnreadableQuery(`Cannot read the query ${text}: write field:value, joined by AND, OR, NOT and parentheses.`);
  return test;
}

type Found<T> = Test<T> | null;

/** A parsing expression reader: each rule gives null, and leaves the position where it was, when it does not fit. */
class QueryReader<T> {
  private at = 0;

  constructor(private readonly text: string, private readonly term: TermReader<T>) {}

  whole(): Found<T> {
    this.take(/\s*/y);
    const found = this.either();
    this.take(/\s*/y);
    return this.at === this.text.length ? found : null;
  }

  private either(): Found<T> {
    return this.joined(() => this.both(), /\s+OR\s+/y, (one, other) => (row) => one(row) || other(row));
  }

  private both(): Found<T> {
    return this.joined(() => this.group(), /(?:\s+AND|(?!\s+AND))\s+(?!OR)/y, (one, other) => (row) => one(row) && other(row));
  }

  private joined(part: () => Found<T>, joint: RegExp, join: (one: Test<T>, other: Test<T>) => Test<T>): Found<T> {
    let whole = part();
    while (whole !== null) {
      const before = this.at;
      const next = this.take(joint) === null ? null : part();
      if (next === null) {
        this.at = before;
        return whole;
      }
      whole = join(whole, next);
    }
    return null;
  }

  private group(): Found<T> {
    const before = this.at;
    if (this.take(/\(\s*/y) !== null) {
      const inner = this.either();
      if (inner !== null && this.take(/\s*\)/y) !== null) return inner;
      this.at = before;
    }
    if (this.take(/NOT\s+/y) !== null) {
      const inner = this.either();
      if (inner !== null) return (row) => !inner(row);
      this.at = before;
    }
    return this.single();
  }

  private single(): Found<T> {
    const before = this.at;
    const name = this.take(/([a-zA-Z_][\w-]*):/y);
    const value = this.take(/"((?:\\.|[^"])*)"/y) ?? this.take(/'((?:\\.|[^'])*)'/y) ?? this.take(/([^\s():]+)/y);
    if (value !== null) return this.term(name?.[1] ?? null, value[1] ?? '');
    this.at = before;
    return null;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }
}
