import { expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationIn } from './installation.js';

it('Passage is where the environment says, else where the local platform wrote it down', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passage-installation-'));
  writeFileSync(join(folder, 'connection.json'), JSON.stringify({ gateway: 'http://local', database: 'postgres://local', keys: { admin: 'local' } }));
  writeFileSync(join(folder, 'key'), 'from a file\n');
  expect(installationIn(folder, {})).toEqual({ gateway: 'http://local', adminKey: 'local', database: 'postgres://local' });
  expect(installationIn(folder, { DATABASE_ADMIN_URL: 'postgres://other' }).database).toBe('postgres://other');
  expect(installationIn('nowhere', { PASSAGE_GATEWAY: 'https://there', PASSAGE_KEY: 'k' })).toEqual({ gateway: 'https://there', adminKey: 'k', database: null });
  expect(installationIn('nowhere', { PASSAGE_GATEWAY: 'https://there', PASSAGE_KEY_FILE: join(folder, 'key') }).adminKey).toBe('from a file');
  expect(() => installationIn(folder, { PASSAGE_GATEWAY: 'https://there' })).toThrow(/no key/);
  expect(() => installationIn('nowhere', {})).toThrow(/is Passage running/);
  rmSync(folder, { recursive: true });
});
