import { describe, expect, it } from '@jest/globals';
import { pythonJson } from './python-json.js';

describe('JSON as Python writes it', () => {
  it('separates with blanks', () => {
    expect(pythonJson({ a: [1, null, true], b: {}, c: [] })).toBe('{"a": [1, null, true], "b": {}, "c": []}');
  });

  it('escapes everything outside printable ASCII, in lower case', () => {
    expect(pythonJson('ກ\u007f\u00e9\n\u0001"\\/')).toBe('"\\u0e81\\u007f\\u00e9\\n\\u0001\\"\\\\/"');
    expect(pythonJson({ 'ລ': '👩' })).toBe('{"\\u0ea5": "\\ud83d\\udc69"}');
  });

  it('stays the same value', () => {
    const value = { text: 'ຫຼວງນ້ຳທາ – "x" \u2028', nested: [{ n: -1.5 }] };
    expect(JSON.parse(pythonJson(value))).toEqual(value);
  });
});
