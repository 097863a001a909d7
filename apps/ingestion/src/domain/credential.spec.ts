import { describe, expect, it } from '@jest/globals';
import { credentialOf, isAuthentic } from './credential.js';

const basic = (user: string, password: string, encoding: BufferEncoding = 'latin1'): Record<string, string> => ({ authorization: `Basic ${Buffer.from(`${user}:${password}`, encoding).toString('base64')}` });
const kept = [credentialOf({ type: 'basic', user: 'kobo', password: 'pässwörd-old' }), credentialOf({ type: 'header', name: 'X-Ingest-Key', value: 'the-new-secret' })];

describe('credentials of a source', () => {
  it('are kept as hashes', () => {
    expect(JSON.stringify(kept)).not.toMatch(/kobo|rd-old|new-secret/);
  });

  it('let in either of the two of a rotation; Basic comes in Latin-1', () => {
    expect(isAuthentic(kept, basic('kobo', 'pässwörd-old'))).toBe(true);
    expect(isAuthentic(kept, { 'x-ingest-key': 'the-new-secret' })).toBe(true);
    expect(isAuthentic(kept, { authorization: basic('kobo', 'pässwörd-old')['authorization']?.replace('Basic', 'basic') })).toBe(true);
  });

  it.each<[string, Record<string, string | string[]>]>([
    ['nothing', {}], ['an empty header', { 'x-ingest-key': '' }], ['another secret', { 'x-ingest-key': 'the-old-secret' }], ['two headers', { 'x-ingest-key': ['the-new-secret', 'x'] }],
    ['another user', basic('other', 'pässwörd-old')], ['no Basic', { authorization: 'Bearer the-new-secret' }], ['broken Basic', { authorization: 'Basic %%%' }], ['the hash', { 'x-ingest-key': kept[1]?.sha256 ?? '' }],
  ])('do not let in %s', (_, headers) => {
    expect(isAuthentic(kept, headers)).toBe(false);
  });

  it('let nobody in where there are none', () => {
    expect(isAuthentic([], basic('a', 'b'))).toBe(false);
  });
});
