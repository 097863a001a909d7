import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOfProcess } from '@fm/configuration';

/** A file of the folder that PASSAGE_GEO names; null, said once a run, where it is not set or does not hold it. */
export function geoData(path: string): string | null {
  const folder = environmentOfProcess()['PASSAGE_GEO'];
  const file = folder && join(folder, path);
  if (file && existsSync(file)) return readFileSync(file, 'utf8');
  process.stderr.write(`PASSAGE_GEO is not set or holds no ${path}: what needs it is not tested in this run. Set it to the folder of the test geometry.\n`);
  return null;
}
