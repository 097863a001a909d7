import { describe, expect, it } from '@jest/globals';
import { storedName, storedText } from './stored-text.js';

describe('text for the database', () => {
  it('has neither NUL nor halves of surrogate pairs; pairs stay', () => {
    expect(storedText('a\u0000b\ud800c\udc00d👩\u200d🌾')).toBe('a\ufffdb\ufffdc\ufffdd👩\u200d🌾');
  });

  it('keeps names as they are, until they fit no index', () => {
    expect(storedName('aDemo')).toBe('aDemo');
    expect(storedName('x'.repeat(201))).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(storedName('x'.repeat(201))).not.toBe(storedName('x'.repeat(202)));
  });
});
