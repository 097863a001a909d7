import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'passage-prepare-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each([['another checkout', true], ['nowhere', false]])('packages are not installed through a link to %s', (_, there) => {
  const [checkout, other] = [join(folder, 'checkout'), join(folder, 'other')];
  mkdirSync(checkout);
  cpSync('platform/prepare.mjs', join(checkout, 'platform', 'prepare.mjs'));
  writeFileSync(join(checkout, 'package-lock.json'), JSON.stringify({ packages: { 'node_modules/x': { version: '2.0.0' } } }));
  if (there) {
    mkdirSync(other);
    writeFileSync(join(other, '.package-lock.json'), JSON.stringify({ packages: { 'node_modules/x': { version: '1.0.0' } } }));
  }
  symlinkSync(other, join(checkout, 'node_modules'));
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', `await (await import('./platform/prepare.mjs')).preparedMain('x')`], { cwd: checkout, encoding: 'utf8', env: { ...process.env, npm_execpath: 'no-npm.js' } });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/node_modules is a link to .*other.*\nRemove the link/)]);
  if (there) expect(readdirSync(other)).toEqual(['.package-lock.json']);
});
