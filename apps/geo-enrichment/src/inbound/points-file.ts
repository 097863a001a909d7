import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { parse } from 'csv-parse/sync';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import { Problem } from '@fm/problems';
import { MALFORMED_FILE } from '../geo-enrichment.problems.js';
import { fieldsOf } from './point-body.js';
import { PointDto, pointOf } from './point.dto.js';

/** The columns of the file, in the order of the template; the last six may be missing. */
export const COLUMNS = ['code', 'name_en', 'name_lo', 'type', 'class', 'lat', 'lon', 'confirmed', 'radius_m', 'adm1', 'adm2', 'opened_on', 'closed_on', 'corridor', 'corridor_counts', 'opens', 'closes', 'on_board'] as const;
type Line = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

const MOST_SAID = 10;

/**
 * The points of a CSV file with a line of column names; a comma or a semicolon between them.
 * @throws Problem that names the lines and their fields
 */
export function pointsOfFile(text: string): MonitoringPoint[] {
  const dtos = linesOf(text).map((line) => plainToInstance(PointDto, bodyOf(line)));
  const wrong = dtos.flatMap((dto, index) => {
    const errors = validateSync(dto, { whitelist: true });
    return errors.length === 0 ? [] : [`${index + 2}: ${errors.flatMap(fieldsOf).join(', ')}`];
  });
  if (wrong.length > 0) throw malformed(`${wrong.slice(0, MOST_SAID).join('; ')}${wrong.length > MOST_SAID ? ' …' : ''}`);
  return dtos.map(pointOf);
}

function linesOf(text: string): Line[] {
  try {
    const lines = parse(text, { bom: true, columns: (names: string[]) => names.map((name) => name.toLowerCase()), delimiter: [',', ';'], trim: true, skip_empty_lines: true }) as unknown as Line[];
    if (lines.length > 0) return lines;
  } catch {
    // Said below.
  }
  throw malformed(`1: ${COLUMNS.join(', ')}`);
}

function bodyOf(line: Line): object {
  const { opens, closes } = line;
  return {
    code: line.code, names: { en: line.name_en, lo: line.name_lo }, type: line.type, class: line.class, lat: numberOf(line.lat), lon: numberOf(line.lon), confirmed: flagOf(line.confirmed),
    radiusM: numberOf(line.radius_m), adm1: line.adm1, adm2: line.adm2, openedOn: line.opened_on, closedOn: line.closed_on || null, corridor: line.corridor || null,
    corridorCounts: line.corridor_counts ? flagOf(line.corridor_counts) : undefined, hours: opens || closes ? { opens, closes } : null, onBoard: line.on_board ? flagOf(line.on_board) : undefined,
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}

function flagOf(text: string | undefined): boolean | string | undefined {
  if (/^(true|yes|1)$/i.test(text ?? '')) return true;
  return /^(false|no|0)$/i.test(text ?? '') ? false : text;
}

function malformed(lines: string): Problem {
  return new Problem(MALFORMED_FILE, {
    en: `Nothing was entered. Mend these fields and send the whole file again (CSV with the columns ${COLUMNS.join(', ')}): line ${lines}.`,
    lo: `ບໍ່ໄດ້ບັນທຶກຫຍັງ. ໃຫ້ແກ້ຊ່ອງເຫຼົ່ານີ້ແລ້ວສົ່ງໄຟລ໌ທັງໝົດໃໝ່ (CSV ທີ່ມີຖັນ ${COLUMNS.join(', ')}): ແຖວ ${lines}.`,
  });
}
