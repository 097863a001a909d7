import { isLocalDay } from '@fm/contracts/vocabulary';
import type { FigureProperty } from '../figure-set.js';
import type { OrderedValue } from '../paging/row-order.js';
import { OPERATORS, type Filter } from './filter.js';
import { refuseOption } from './refuse-option.js';

const LONGEST = 4_000;
const DEEPEST = 40;
const TOKEN = /\s*(?:([(),])|'((?:[^']|'')*)'|(\d{4}-\d{2}-\d{2}(?!\d))|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.:])|([A-Za-z_]\w*))\s*/y;

type Token = { readonly kind: 'mark' | 'word'; readonly text: string } | { readonly kind: 'value'; readonly type: 'text' | 'day' | 'number'; readonly value: string | number };

/** Reads `$filter`: eq, ne, gt, ge, lt, le, in, and, or, not, parentheses; a property before a literal. @throws Problem 400 that says what is taken */
export function readFilter(text: string, properties: readonly FigureProperty[]): Filter {
  if (text.length > LONGEST) refuseOption('$filter', `at most ${LONGEST} characters`);
  return new FilterReader(tokensOf(text), properties).read();
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const [, mark, quoted, day, number, word] = pattern.exec(text) ?? refuseOption('$filter', `property operator literal, with ${OPERATORS.join(', ')}, in, and, or, not; at character ${at + 1} stands something else`);
    if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else if (quoted !== undefined) tokens.push({ kind: 'value', type: 'text', value: quoted.replaceAll("''", "'") });
    else if (day !== undefined) tokens.push({ kind: 'value', type: 'day', value: day });
    else if (number !== undefined) tokens.push({ kind: 'value', type: 'number', value: Number(number) });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}

class FilterReader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly properties: readonly FigureProperty[],
  ) {}

  read(): Filter {
    const filter = this.either();
    if (this.at < this.tokens.length) refuseOption('$filter', '"and" or "or" between two comparisons');
    return filter;
  }

  private either(): Filter {
    return this.joined('or', () => this.joined('and', () => this.one()));
  }

  private joined(kind: 'and' | 'or', part: () => Filter): Filter {
    const of = [part()];
    while (this.taken('word', kind)) of.push(part());
    const [first] = of;
    return of.length === 1 && first ? first : { kind, of };
  }

  private one(): Filter {
    if (++this.depth > DEEPEST) refuseOption('$filter', `at most ${DEEPEST} parentheses within each other`);
    const filter = this.taken('word', 'not') ? { kind: 'not' as const, of: this.one() } : this.taken('mark', '(') ? this.closed(this.either()) : this.comparison();
    this.depth -= 1;
    return filter;
  }

  private closed<T>(inside: T): T {
    if (!this.taken('mark', ')')) refuseOption('$filter', 'a ")" for every "("');
    return inside;
  }

  private comparison(): Filter {
    const name = this.word();
    const property = this.properties.find((one) => one.name === name) ?? refuseOption('$filter', `properties of the set: ${this.properties.map((one) => one.name).join(', ')}; functions are not understood`);
    const word = this.word();
    if (word === 'in') return { kind: 'in', name: property.name, values: this.list(property) };
    const operator = OPERATORS.find((one) => one === word) ?? refuseOption('$filter', `one of ${OPERATORS.join(', ')}, in after a property`);
    return { kind: 'compare', name: property.name, operator, value: this.literal(property) };
  }

  private list(property: FigureProperty): OrderedValue[] {
    if (!this.taken('mark', '(')) refuseOption('$filter', `in with a list: ${property.name} in ('a','b')`);
    const values = [this.literal(property)];
    while (this.taken('mark', ',')) values.push(this.literal(property));
    return this.closed(values);
  }

  private literal({ name, type }: FigureProperty): OrderedValue {
    const token = this.tokens[this.at++];
    if (token?.kind === 'word' && token.text === 'null') return null;
    if (token?.kind === 'value') {
      const wanted = type === 'Edm.String' ? 'text' : type === 'Edm.Date' ? 'day' : 'number';
      if (token.type === wanted && (token.type !== 'day' || isLocalDay(String(token.value)))) return token.value;
    }
    return refuseOption('$filter', `${name} with ${type === 'Edm.String' ? "a text in quotes ('inflow')" : type === 'Edm.Date' ? 'a day without quotes (2026-06-01)' : 'a number'}`);
  }

  private word(): string {
    const token = this.tokens[this.at++];
    return token?.kind === 'word' ? token.text : refuseOption('$filter', 'property operator literal, as in: direction eq \'inflow\' and value ge 10');
  }

  private taken(kind: 'mark' | 'word', text: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== kind || token.text !== text) return false;
    this.at += 1;
    return true;
  }
}
