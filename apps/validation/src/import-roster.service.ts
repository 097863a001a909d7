import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import type { Bilingual } from '@fm/contracts/vocabulary';
import { REGISTER, REGISTERS, type Entries, type RegisterName } from './domain/registers/register.js';
import { KeepRegistersService, type Change } from './keep-registers.service.js';
import { xlsxOf } from './outbound/xlsx.js';
import { ReadEntriesService } from './read-entries.service.js';
import { MALFORMED } from './validation.problems.js';
import { readWorkbook, type SheetRow } from './domain/registers/read-workbook.js';

/** What is wrong in a row of a sheet, as people count rows there: the head is row 1. */
export interface RowFinding {
  readonly sheet: string;
  readonly row: number;
  readonly field: string;
  readonly message: Bilingual;
}

export interface ImportResult {
  /** False where it was only checked, or where there are findings: then nothing was changed. */
  readonly applied: boolean;
  readonly rows: number;
  readonly changed: number;
  readonly findings: readonly RowFinding[];
}

interface ReadSheet {
  readonly register: RegisterName;
  readonly changes: readonly Change<RegisterName>[];
  readonly findings: readonly RowFinding[];
}

/** A workbook with a sheet for each register, as planners write it. All of it or nothing. */
@Injectable()
export class ImportRosterService {
  constructor(
    @Inject(ReadEntriesService) private readonly entries: ReadEntriesService,
    @Inject(KeepRegistersService) private readonly registers: KeepRegistersService,
  ) {}

  /** An empty workbook with the sheets and heads that are read. */
  template(): Promise<Buffer> {
    return xlsxOf(...REGISTERS.map((name) => ({ name, columns: Object.keys(REGISTER[name].fields), rows: [] })));
  }

  /** @throws Problem MALFORMED where it is no workbook, or has none of the sheets; FORBIDDEN where a row reaches beyond the caller's provinces */
  async import(file: Buffer, { onlyCheck, caller, reason }: { readonly onlyCheck: boolean; readonly caller: Caller; readonly reason: string }): Promise<ImportResult> {
    const sheets = await readWorkbook(file, REGISTERS);
    if (!sheets) throw new Problem(MALFORMED, { en: `Send an XLSX workbook with one or more of the sheets ${REGISTERS.join(', ')}: GET /v1/rounds/template has them.`, lo: `ສົ່ງໄຟລ໌ XLSX ທີ່ມີແຜ່ນ ${REGISTERS.join(', ')}: ເບິ່ງ GET /v1/rounds/template.` });
    const read: ReadSheet[] = [];
    for (const register of REGISTERS) read.push(await this.readSheet(register, sheets.get(register) ?? [], roundsIn(read)));
    const findings = read.flatMap((sheet) => sheet.findings);
    const rows = [...sheets.values()].reduce((sum, sheet) => sum + sheet.length, 0);
    if (onlyCheck || findings.length > 0) return { applied: false, rows, changed: 0, findings };
    const changed = await this.registers.putAll(read, { caller, reason });
    return { applied: true, rows, changed, findings };
  }

  private async readSheet(register: RegisterName, rows: readonly SheetRow[], rounds: readonly Entries['rounds'][]): Promise<ReadSheet> {
    const read = await this.entries.read(register, rows.map(({ cells }) => cells), rounds);
    const seen = new Map<string, number>();
    const findings: RowFinding[] = [];
    const changes: Change<RegisterName>[] = [];
    for (const [index, result] of read.entries()) {
      const row = rows[index]?.row ?? 0;
      if ('findings' in result) findings.push(...result.findings.map((finding) => ({ sheet: register, row, ...finding })));
      else if (seen.has(result.change.key)) findings.push({ sheet: register, row, ...twice(seen.get(result.change.key) ?? 0) });
      else {
        seen.set(result.change.key, row);
        changes.push(result.change);
      }
    }
    return { register, changes, findings };
  }
}

const twice = (row: number): Pick<RowFinding, 'field' | 'message'> => ({ field: '', message: { en: `Row ${row} says the same entry: keep one of them.`, lo: `ແຖວ ${row} ແມ່ນລາຍການດຽວກັນ: ໃຫ້ເກັບໄວ້ອັນດຽວ.` } });

const roundsIn = (read: readonly ReadSheet[]): Entries['rounds'][] => read.filter(({ register }) => register === 'rounds').flatMap(({ changes }) => changes.map(({ entry }) => entry as Entries['rounds']));
