import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { dataSourceFor, inTransaction, type Database } from '@fm/persistence';
import { checkedSet, type CheckedSet } from '../domain/boundaries/checked-set.js';
import { UnreadableMap } from '../domain/boundaries/read-map.js';
import { ImportBoundariesService, NotImported, type SetDescription } from '../import-boundaries.service.js';
import { BoundarySetRepository } from '../store/boundary-set.repository.js';
import { GEO_SCHEMA } from '../store/geo.schema.js';

export const HELP = `npm run boundaries -- check FILE …               reads and checks the files of one set, changes nothing
npm run boundaries -- import FILE … [options]    checks them and brings the set into force
npm run boundaries -- list                       every set that ever was
npm run boundaries -- withdraw ID                takes a set out of force; records go by the one before it

FILE is GeoJSON or TopoJSON: OCHA COD-AB, geoBoundaries, Natural Earth or a ministry's own. Several make one set: districts, and the neighbours' provinces.
--source TEXT       who published it (required)      --licence TEXT      under which licence (required)
--name TEXT         how it is called in answers      --valid-from DAY    first day of observation that it is for; without: since ever
--tolerance-m N     how far outside a place may lie and still count as inside (500)
--approximate       its lines are kilometres off: findings by it are notes only
--partial           areas may be missing             --actor NAME        who does this (the user of this computer)
--data-dir DIR      which local platform (.passage); or DATABASE_URL of the geo schema's role

Records are looked at again by the running service; those whose codes or findings change are told again and their figures restated.`;

/** Where the command writes, and the database that it writes to. */
export interface CommandSurroundings {
  readonly databaseUrl: string;
  readonly say: (line: string) => void;
  readonly now: () => Date;
}

const OPTIONS = {
  source: { type: 'string' }, licence: { type: 'string' }, name: { type: 'string' }, 'valid-from': { type: 'string' }, 'tolerance-m': { type: 'string', default: '500' },
  approximate: { type: 'boolean', default: false }, partial: { type: 'boolean', default: false }, actor: { type: 'string' }, 'data-dir': { type: 'string' }, help: { type: 'boolean', default: false },
} as const;

/** Runs the command. @returns the exit code: 0 done, 1 not, with the reason said */
export async function main(args: readonly string[], surroundings: CommandSurroundings): Promise<number> {
  try {
    const { values, positionals: [verb, ...rest] } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (values.help || verb === undefined) return said(surroundings, HELP, 0);
    if (verb === 'check') return check(rest, values, surroundings).problems.length === 0 ? 0 : 1;
    const database = await dataSourceFor(GEO_SCHEMA, { url: surroundings.databaseUrl, poolSize: 1, statementTimeoutMs: 300_000 }).initialize();
    try {
      return await new BoundariesCommand(database, surroundings, values).run(verb, rest);
    } finally {
      await database.destroy();
    }
  } catch (error) {
    if (error instanceof NotImported || error instanceof UnreadableMap || isArgumentError(error)) return said(surroundings, error.message, 1);
    throw error;
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

class BoundariesCommand {
  private readonly sets = new BoundarySetRepository();
  private readonly service: ImportBoundariesService;

  constructor(private readonly database: Database, private readonly surroundings: CommandSurroundings, private readonly values: Values) {
    this.service = new ImportBoundariesService(database, this.sets);
  }

  async run(verb: string, rest: readonly string[]): Promise<number> {
    switch (verb) {
      case 'import': return this.import(rest);
      case 'list': return this.list();
      case 'withdraw': return this.withdraw(Number(rest[0]));
      default: throw new NotImported(`"${verb}" is none of check, import, list, withdraw: see --help.`);
    }
  }

  private async import(files: readonly string[]): Promise<number> {
    const description = this.description();
    const id = await this.service.import(check(files, this.values, this.surroundings), description, this.change());
    const [row] = await this.database.query<{ n: number }[]>('select count(*)::int as n from submission_location where boundary_generation is not null');
    this.say(`Set ${id} is in force${description.validFrom ? ` for days from ${description.validFrom}` : ''}. ${row?.n ?? 0} records with a position are looked at again.`);
    return 0;
  }

  private async list(): Promise<number> {
    const sets = await inTransaction(this.database, (tx) => this.sets.facts(tx));
    for (const { id, name, source, licence, validFrom, importedAt, withdrawnAt, counts, sha256 } of sets) {
      this.say(`${id}  ${name}  (${source}; ${licence})  ${counts.home} + ${counts.abroad} areas  from ${validFrom ?? 'ever'}  imported ${importedAt}${withdrawnAt ? `  withdrawn ${withdrawnAt}` : ''}  ${sha256?.slice(0, 12)}`);
    }
    if (sets.length === 0) this.say('None: places are told by what ships, which is approximate (country by Natural Earth, province by the nearest town).');
    return 0;
  }

  private async withdraw(id: number): Promise<number> {
    if (!Number.isInteger(id)) throw new NotImported('Give the number of a set, as in the list.');
    await this.service.withdraw(id, this.change());
    this.say(`Set ${id} is out of force.`);
    return 0;
  }

  private description(): SetDescription {
    const { source, licence, name, approximate } = this.values;
    const toleranceM = Number(this.values['tolerance-m']);
    if (!source || !licence) throw new NotImported('Say where the set is from and under which licence: --source "OCHA COD-AB" --licence "CC BY-IGO".');
    if (!(toleranceM >= 0 && toleranceM <= 10_000)) throw new NotImported('--tolerance-m is a distance in metres, 0 to 10000.');
    return { name: name ?? source, source, licence, validFrom: this.values['valid-from'] ?? null, toleranceM, approximate: approximate ?? false };
  }

  private change(): { actor: string; at: Date } {
    return { actor: this.values.actor ?? userInfo().username, at: this.surroundings.now() };
  }

  private say(line: string): void {
    this.surroundings.say(line);
  }
}

function check(files: readonly string[], { partial }: Values, { say }: CommandSurroundings): CheckedSet {
  if (files.length === 0) throw new NotImported('Name at least one file.');
  const found = checkedSet(files.map(contentOf));
  const checked = partial ? { ...found, problems: found.problems.filter((problem) => !problem.includes(' are missing: ')) } : found;
  const { content: { home, abroad }, shapes, sha256, provinces } = checked;
  say(`${home.length} areas of Laos (level ${home[0]?.level ?? '-'}), ${provinces.length} provinces beside them, ${abroad.length} areas around; ${shapes?.corners ?? 0} corners; sha256 ${sha256}`);
  if (shapes) say(`overlaps up to ${Math.round(shapes.deepestOverlapM)} m, gaps ${shapes.gapKm2.toFixed(1)} km²`);
  for (const problem of checked.problems) say(`! ${problem}`);
  return checked;
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new NotImported(`${file} cannot be read: is the path right?`);
  }
}

/** By its code: the class is not the same everywhere. */
function isArgumentError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function said({ say }: CommandSurroundings, line: string, code: number): number {
  say(line);
  return code;
}
