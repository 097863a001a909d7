import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const PAGES = ['README.md', ...pagesIn('docs')];
const LINK = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g;

function pagesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return pagesIn(path);
    return name.endsWith('.md') ? [path] : [];
  });
}

describe('the documents', () => {
  it.each(PAGES)('%s links to what exists', (page) => {
    const broken = [...readFileSync(page, 'utf8').matchAll(LINK)].map(([, target]) => target ?? '').filter((target) => !existsSync(join(dirname(page), target)));
    expect(broken).toEqual([]);
  });

  it('README names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...readFileSync('README.md', 'utf8').matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
