import { describe, expect, it } from '@jest/globals';
import { KoboServer } from '../server/kobo-server.js';
import type { HookSettings } from '../server/kobo-hook.js';
import { readHookBody } from './hook-body.js';
import { basicCredentials, hookRequest } from './hook-request.js';

function sent(settings: Partial<HookSettings>) {
  const asset = new KoboServer({ seed: 's' }).addAsset({ name: 'form' });
  const hook = asset.addHook({ name: 'h', endpoint: 'http://127.0.0.1/x', ...settings });
  const { _id } = asset.create({ 'g/name': 'ລາວ', 'g/full': 'x', name: '1' });
  const body = readHookBody(asset, hook, _id);
  if (body === null) return null;
  return { hook, request: hookRequest(hook, body, { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) }), text: body.bytes.toString('utf8') };
}

describe('headers of a hook', () => {
  it('are Kobo\'s, in the order of the wire', () => {
    const made = sent({ authLevel: 'basic_auth', username: 'kobo', password: 'password', customHeaders: { 'X-Key': 's3cret' } });
    expect(made?.request.headers).toEqual([
      ['User-Agent', `KoboToolbox external service - kobotoolbox.org #${made?.hook.uid}`], ['Accept-Encoding', 'gzip, deflate'], ['Accept', '*/*'],
      ['Connection', 'keep-alive'], ['Content-Type', 'application/json'], ['X-Key', 's3cret'], ['Content-Length', String(made?.text.length)],
      ['Authorization', 'Basic a29ibzpwYXNzd29yZA=='],
      ['baggage', `sentry-trace_id=${'a'.repeat(32)},sentry-environment=production,sentry-sampled=false`],
      ['sentry-trace', `${'a'.repeat(32)}-${'b'.repeat(16)}-0`],
    ]);
  });

  it('let custom ones replace the content type but not the User-Agent', () => {
    const headers = sent({ customHeaders: { 'content-type': 'text/plain', 'User-Agent': 'me' } })?.request.headers ?? [];
    expect(headers.filter(([name]) => name.toLowerCase() === 'content-type')).toEqual([['content-type', 'text/plain']]);
    expect(headers.filter(([name]) => name === 'User-Agent')).toHaveLength(1);
    expect(Object.fromEntries(headers)['User-Agent']).toContain('KoboToolbox');
  });

  it('carry Basic in latin-1', () => {
    expect(basicCredentials({ username: 'user', password: 'pässwörd' })).toBe('Basic dXNlcjpw5HNzd/ZyZA==');
    expect(() => basicCredentials({ username: 'ລາວ', password: 'x' })).toThrow('ASCII');
  });
});

describe('bodies of a hook', () => {
  it('are pure ASCII', () => {
    const text = sent({})?.text ?? '';
    expect(text).toContain('"g/name": "\\u0ea5\\u0eb2\\u0ea7"');
    expect(text).toMatch(/^[\x20-\x7e]+$/);
  });

  it('a subset takes a name at any level, a path exactly, and loses the identity', () => {
    expect(JSON.parse(sent({ subsetFields: ['name'] })?.text ?? '')).toEqual({ 'g/name': 'ລາວ', name: '1' });
    expect(JSON.parse(sent({ subsetFields: ['g/full', '_id'] })?.text ?? '')).toEqual({ 'g/full': 'x', _id: 48_000_001 });
    expect(sent({ subsetFields: ['nothing'] })).toBeNull();
  });

  it('a template wraps the submission', () => {
    const wrapped = sent({ payloadTemplate: '{"from": "ກ", "data": [%SUBMISSION%]}', subsetFields: ['full'] })?.text;
    expect(wrapped).toBe('{"from": "\\u0e81", "data": [{"g/full": "x"}]}');
  });

  it('XML goes as UTF-8 without a charset in its type', () => {
    const made = sent({ exportType: 'xml' });
    expect(made?.text).toContain('<g><name>ລາວ</name><full>x</full></g>');
    expect(Object.fromEntries(made?.request.headers ?? [])['Content-Type']).toBe('application/xml');
  });
});
