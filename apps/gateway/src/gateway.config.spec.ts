import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, readConfiguration } from '@fm/configuration';
import { GatewayConfiguration } from './gateway.config.js';

const SHA256 = 'ab'.repeat(32);
const ENVIRONMENT = {
  PORT: '8080', DATABASE_URL: 'postgres://x', INTERNAL_TOKEN_SECRET: 's'.repeat(32),
  INGESTION_URL: 'http://ingestion:8081', VALIDATION_URL: 'http://127.0.0.1:8082', GEO_ENRICHMENT_URL: 'http://localhost:8083', AGGREGATION_URL: 'https://aggregation.example.org',
  SECRET_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
  API_KEYS: JSON.stringify([{ name: 'n', role: 'viewer', sha256: SHA256, provinces: ['LA03'] }, { name: 'm', role: 'admin', sha256: 'cd'.repeat(32), provinces: null }]),
};

describe('configuration', () => {
  it('takes hosts of a cluster and a list of keys', () => {
    expect(readConfiguration(GatewayConfiguration, ENVIRONMENT).apiKeys.map((key) => key.role)).toEqual(['viewer', 'admin']);
  });

  it.each([
    ['API_KEYS', `[{"name":"n","role":"owner","sha256":"${SHA256}","provinces":null}]`, /API_KEYS: entry 0: "role" must be one of viewer/],
    ['API_KEYS', '', /API_KEYS: write a JSON array/],
    ['SECRET_KEYS', 'k1:short', /SECRET_KEYS: Key "k1" must be written kid:base64/],
    ['OIDC_ROLES', '{"x":"king"}', /OIDC_ROLES: write a JSON object/],
    ['VALIDATION_URL', 'validation:8082', /VALIDATION_URL/],
  ])('refuses to start on %s = %s, and says what to write', (variable, value, advice) => {
    const read = (): unknown => readConfiguration(GatewayConfiguration, { ...ENVIRONMENT, [variable]: value });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(advice);
    expect(read).toThrow(/^(?!.*abab)/);
  });
});
