import { join } from 'node:path';
import { readStored, writeStored } from '../stored-json.js';

export interface SeasonState {
  seed: string;
  /** Last local day of the season: the same season is made again from it at every start. */
  to: string;
  /** How many of its actions, from the first on, were acknowledged. */
  done: number;
}

/** What a second start needs to go on where the first one was. */
export class SeasonMemory {
  private readonly file: string;

  constructor(directory: string, name = 'demo-season.json') {
    this.file = join(directory, name);
  }

  read(): SeasonState | null {
    const stored = readStored(this.file);
    const { seed, to, done } = stored ?? {};
    return typeof seed === 'string' && typeof to === 'string' && typeof done === 'number' ? { seed, to, done } : null;
  }

  write(state: SeasonState): void {
    writeStored(this.file, state);
  }
}
