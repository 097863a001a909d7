import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import { findingsOfShift, type ShiftFrame } from './domain/registers/check-shifts.js';
import { readEntry, type FieldFinding } from './domain/registers/read-field.js';
import { REGISTER, type Entries, type Register, type RegisterName, type ShiftPlan } from './domain/registers/register.js';
import type { Change } from './keep-registers.service.js';
import { KnownPointRepository } from './store/known-point.repository.js';
import { RegisterRepository } from './store/register.repository.js';

/** An entry that was read, or what is wrong with it. */
export type ReadChange<N extends RegisterName> = { readonly change: Change<N> & { readonly entry: Entries[N] } } | { readonly findings: readonly FieldFinding[] };

/** Reads entries as people write them, in a body or in a sheet, and checks what of them must fit together. */
@Injectable()
export class ReadEntriesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RegisterRepository) private readonly registers: RegisterRepository,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
  ) {}

  /** @param rounds those that come along in the same file */
  async read<N extends RegisterName>(register: N, rows: readonly Readonly<Record<string, unknown>>[], rounds: readonly Entries['rounds'][] = []): Promise<readonly ReadChange<N>[]> {
    const frame = await this.frame(rounds);
    return rows.map((row) => readOne(register, REGISTER[register] as unknown as Register<Entries[N]>, row, frame));
  }

  private async frame(coming: readonly Entries['rounds'][]): Promise<ShiftFrame> {
    const tx = this.database.manager;
    const rounds = [...(await this.registers.entries(tx, 'rounds')), ...coming];
    const points = await this.points.byCode(tx);
    return { rounds: new Map(rounds.map((round) => [round.id, round])), isPoint: (code) => points.has(code) };
  }
}

function readOne<N extends RegisterName>(name: N, { fields, keyOf, check }: Register<Entries[N]>, row: Readonly<Record<string, unknown>>, frame: ShiftFrame): ReadChange<N> {
  const read = readEntry(fields, row);
  if ('findings' in read) return read;
  const { entry } = read;
  const findings = [...check(entry), ...(name === 'shift-plans' ? findingsOfShift(entry as unknown as ShiftPlan, frame) : [])];
  return findings.length > 0 ? { findings } : { change: { key: keyOf(entry), entry } };
}
