import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

/** Loader hooks that run our TypeScript without a build, for processes that tests start: the same names and transform as in jest.config.js. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const lib = (path) => pathToFileURL(`${root}libs/${path}`).href;

export async function resolve(specifier, context, next) {
  const door = /^@fm\/([^/]+)(?:\/(\w+))?$/.exec(specifier);
  if (door) return { url: lib(`${door[1]}/src/${door[2] ? `${door[2]}/` : ''}index.ts`), shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith('.ts')) {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(url)) return { url: url.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true }, target: 'es2023', keepClassNames: true },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
