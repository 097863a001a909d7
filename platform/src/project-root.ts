import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartProblem } from './start-problem.js';

/**
 * The folder of the checkout: the nearest one upwards that holds the package.json named "passage". Found from the started script and the working folder
 * rather than from this module's own address, so that it is the same from the sources (jest) as from dist, and in either module system.
 */
export function projectRoot(startingPoints: readonly (string | undefined)[] = [process.argv[1], process.cwd()]): string {
  for (const start of startingPoints) {
    const found = start && existsSync(start) ? searchUpwards(realpathSync(start)) : undefined;
    if (found) return found;
  }
  throw new StartProblem('The folder of Passage was not found.', 'Run the command from inside the checkout.');
}

function searchUpwards(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isPassage(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function isPassage(packageFile: string): boolean {
  if (!existsSync(packageFile)) return false;
  const content: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  return typeof content === 'object' && content !== null && 'name' in content && content.name === 'passage';
}
