import { createHash } from 'node:crypto';
import { assembleSet, type AssembledSet } from './assemble-set.js';
import { checkShapes, type ShapeReport } from './check-shapes.js';
import { readMap } from './read-map.js';

/** What was found in the files of a set. */
export interface CheckedSet extends AssembledSet {
  /** Over the bytes of the files, one after the other. */
  readonly sha256: string;
  /** Null where there is no area of Laos to check. */
  readonly shapes: ShapeReport | null;
}

/** Reads and checks the files of one set. @throws UnreadableMap where one is no map at all */
export function checkedSet(files: readonly Buffer[]): CheckedSet {
  const assembled = assembleSet(files.flatMap((file) => readMap(file.toString('utf8'))));
  const shapes = assembled.content.home.length === 0 ? null : checkShapes(assembled.content.home, assembled.provinces);
  const sha256 = files.reduce((sum, file) => sum.update(file), createHash('sha256')).digest('hex');
  return { ...assembled, shapes, sha256, problems: [...assembled.problems, ...(shapes?.problems ?? [])] };
}
