import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const APPS = ['ingestion', 'validation', 'geo-enrichment', 'aggregation', 'gateway'];
const ROOMS = ['domain', 'inbound', 'outbound', 'store'];
const BANNED = ['common', 'shared', 'utils', 'helpers', 'core', 'misc'];

function foldersIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name)).filter((path) => statSync(path).isDirectory()).flatMap((path) => [path, ...foldersIn(path)]);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name)).flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
}

describe('the house', () => {
  it.each(APPS)('%s has the spine and the rooms of its sisters', (app) => {
    const source = `apps/${app}/src`;
    for (const file of ['main.ts', `start-${app}.ts`, `${app}.module.ts`, `${app}.config.ts`, `${app}.problems.ts`]) expect([file, existsSync(join(source, file))]).toEqual([file, true]);
    for (const room of ROOMS) expect([room, existsSync(join(source, room))]).toEqual([room, true]);
  });

  it('has no room for everything', () => {
    const folders = ['apps', 'libs', 'platform', 'tools', 'test'].flatMap(foldersIn).filter((path) => !path.includes('node_modules') && !path.includes('target'));
    expect(folders.filter((path) => BANNED.includes(path.split('/').at(-1) ?? ''))).toEqual([]);
  });

  it.each(APPS)('every service of %s says in its first comment what it does', (app) => {
    const services = filesIn(`apps/${app}/src`).map((path) => path.slice(`apps/${app}/src/`.length)).filter((name) => name.endsWith('.service.ts'));
    const silent = services.filter((name) => !/\*\/\s*(@Injectable\(\)\s*)?export class/.test(readFileSync(`apps/${app}/src/${name}`, 'utf8')));
    expect(silent).toEqual([]);
  });

  it('names migrations by time, so that their order is theirs', () => {
    const migrations = APPS.flatMap((app) => filesIn(`apps/${app}/src/store/migrations`));
    expect(migrations.length).toBeGreaterThanOrEqual(APPS.length);
    for (const file of migrations) expect(file).toMatch(/\/\d{13}-[a-z-]+\.ts$/);
  });
});
