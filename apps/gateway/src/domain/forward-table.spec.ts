import { describe, expect, it } from '@jest/globals';
import { forwardRuleFor, rolesFor, targetOf } from './forward-table.js';

const targetAt = (path: string): string | null | undefined => {
  const rule = forwardRuleFor(path.split('?')[0] ?? '');
  return rule && (targetOf('http://owner:1', path, rule)?.href ?? null);
};

const rolesAt = (method: string, path: string): readonly string[] | null | undefined => {
  const rule = forwardRuleFor(path);
  return rule && rolesFor(rule, method);
};

describe('forward table', () => {
  it('knows owner and roles by path and method', () => {
    expect(forwardRuleFor('/api/v1/sources/demo')?.owner).toBe('ingestion');
    expect(rolesAt('DELETE', '/api/v1/sources/demo')).toEqual(['admin']);
    expect([rolesAt('GET', '/api/v1/quarantine'), rolesAt('POST', '/api/v1/quarantine/release'), rolesAt('DELETE', '/api/v1/quarantine/x')]).toEqual([['viewer', 'manager'], ['manager'], null]);
    expect([rolesAt('GET', '/api/v1/completeness'), rolesAt('POST', '/api/v1/completeness/x')]).toEqual([['viewer', 'manager', 'admin'], null]);
    expect([rolesAt('GET', '/api/v1/erasures'), rolesAt('POST', '/api/v1/erasures'), rolesAt('DELETE', '/api/v1/erasures')]).toEqual([['admin'], ['admin'], null]);
    expect([rolesAt('GET', '/api/v1/training'), rolesAt('POST', '/api/v1/training/ranges')]).toEqual([['manager'], ['manager']]);
    expect(['erasures', 'completeness', 'training'].map((resource) => forwardRuleFor(`/api/v1/${resource}`)?.owner)).toEqual(['ingestion', 'ingestion', 'validation']);
    expect([rolesAt('PUT', '/api/v1/mappings/lao_fm_fmr'), rolesAt('POST', '/api/v1/rules/V-O1/what-if'), rolesAt('DELETE', '/api/v1/rules/V-O1')]).toEqual([['manager'], ['manager'], null]);
    expect(['mappings', 'rules'].map((resource) => forwardRuleFor(`/api/v1/${resource}`)?.owner)).toEqual(['validation', 'validation']);
    expect(['rounds', 'shift-plans', 'holidays', 'sync-days', 'enumerators', 'cleaning-log', 'quality', 'alerts', 'protection'].map((resource) => [forwardRuleFor(`/api/v1/${resource}`)?.owner, rolesAt('GET', `/api/v1/${resource}/x`)])).toEqual([
      ...Array(6).fill(['validation', ['manager']]), ...Array(2).fill(['validation', ['viewer', 'manager']]), ['validation', ['protection']],
    ]);
    expect([rolesAt('POST', '/api/v1/alerts/acknowledge'), rolesAt('POST', '/api/v1/protection/notes'), rolesAt('POST', '/api/v1/quality'), rolesAt('POST', '/api/v1/cleaning-log')]).toEqual([['manager'], ['protection'], null, null]);
    expect(rolesAt('PUT', '/api/v1/points/LAO-LA0301-01')).toEqual(['manager']);
    expect(rolesAt('DELETE', '/api/v1/points/LAO-LA0301-01')).toBeNull();
    expect(rolesAt('GET', '/api/v1/places/resolve')).toEqual(['viewer', 'manager', 'protection', 'admin']);
    expect(rolesAt('PUT', '/api/v1/places/aliases')).toEqual(['manager']);
    expect(rolesAt('POST', '/api/v1/boundaries')).toBeNull();
    expect(rolesAt('HEAD', '/api/v1/explain')).toEqual(['viewer', 'manager', 'admin']);
    expect(rolesAt('POST', '/api/v1/explain')).toBeNull();
  });

  it('knows the vault, media, and completeness by its second name', () => {
    expect([rolesAt('POST', '/api/v1/vault/rotation'), rolesAt('GET', '/api/v1/vault')]).toEqual([['admin'], null]);
    expect([rolesAt('GET', '/api/v1/attachments/file'), rolesAt('POST', '/api/v1/attachments')]).toEqual([['manager', 'protection'], null]);
    expect(rolesAt('GET', '/api/v1/quality/completeness')).toEqual(rolesAt('GET', '/api/v1/completeness'));
    expect(['/api/v1/quality/completeness', '/api/v1/quality', '/api/v1/quality/x', '/api/v1/quality/completenessX'].map((path) => forwardRuleFor(path)?.owner)).toEqual(['ingestion', 'validation', 'validation', 'validation']);
    expect(targetAt('/api/v1/quality/completeness?source=x')).toBe('http://owner:1/v1/completeness?source=x');
    expect(targetAt('/api/v1/quality/completeness/../x')).toBeNull();
  });

  it('leaves alone what is the gateway\'s own or nobody\'s', () => {
    for (const path of ['/api/v1/points', '/api/v1/indicators', '/api/v1/sourcesX', '/v1/sources', '/api/v1/']) expect(forwardRuleFor(path)).toBeNull();
  });

  it('keeps the path and query as they came', () => {
    expect(targetAt('/api/v1/submissions/kobo%2Fa%2Fb?x=1&y=?')).toBe('http://owner:1/v1/submissions/kobo%2Fa%2Fb?x=1&y=?');
    expect(targetAt('/api/v1/explain')).toBe('http://owner:1/v1/explain');
  });

  it.each(['/api/v1/quarantine/../records', '/api/v1/quarantine/%2e%2E/records', '/api/v1/quarantine/.%2e/x', '/api/v1/quarantine/./x', '/api/v1/quarantine\\..\\x'])('refuses %s, which would become another path', (path) => {
    expect(targetOf('http://owner:1', path, { resource: 'quarantine' })).toBeNull();
  });
});
