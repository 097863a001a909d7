import { describe, expect, it } from '@jest/globals';
import { holderOfClaims, rolesTrouble, type ClaimMapping } from './oidc-claims.js';

const MAPPING: ClaimMapping = { roleClaim: 'realm_access.roles', roles: { 'fm-data': 'manager', 'fm-read': 'viewer' }, provincesClaim: 'provinces' };
const CLAIMS = { sub: 'u-1', preferred_username: 'somsy', realm_access: { roles: ['offline', 'fm-data'] }, provinces: ['LA03'] };

describe('claims of an issuer', () => {
  it('say who somebody is and what they may', () => {
    expect(holderOfClaims(CLAIMS, MAPPING)).toEqual({ identity: 'oidc:u-1', name: 'somsy', role: 'manager', provinces: ['LA03'], grants: [] });
    expect(holderOfClaims({ ...CLAIMS, provinces: 'all', preferred_username: undefined }, MAPPING)).toMatchObject({ name: 'u-1', provinces: null });
    expect(holderOfClaims({ sub: 'u', 'realm_access.roles': 'fm-read', provinces: 'LA03 LA04' }, MAPPING)).toMatchObject({ role: 'viewer', provinces: ['LA03', 'LA04'] });
  });

  it.each([
    [{ ...CLAIMS, sub: undefined }], [{ ...CLAIMS, provinces: undefined }], [{ ...CLAIMS, provinces: [] }], [{ ...CLAIMS, realm_access: {} }], [{ ...CLAIMS, realm_access: { roles: ['fm-data', 'fm-read'] } }],
    [{ ...CLAIMS, realm_access: { roles: ['toString', 'admin', '__proto__'] } }], [{ ...CLAIMS, realm_access: null }], [{ ...CLAIMS, provinces: [1, null] }],
  ])('that leave a doubt say nothing: %j', (claims) => {
    expect(holderOfClaims(claims, MAPPING)).toBeNull();
  });

  it('map to roles that there are', () => {
    expect([rolesTrouble({}), rolesTrouble({ a: 'admin' })]).toEqual([null, null]);
    for (const wrong of [null, [], 'x', { a: 'king' }]) expect(rolesTrouble(wrong)).toContain('manager');
  });
});
