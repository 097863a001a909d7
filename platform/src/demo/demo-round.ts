import ExcelJS from 'exceljs';
import { addDays, daysBetween } from '../../../tools/kobo-simulator/src/season/calendar.js';
import { clockAt, plannedHours } from '../../../tools/kobo-simulator/src/season/coverage-forms.js';
import { PROFILES } from '../../../tools/kobo-simulator/src/season/demo-points.js';
import { SEASON_DAYS } from './demo-season.js';

const ROUND = 'DEMO';
/** All of the season arrives on the day of the first start: none of its days is to be final by then. */
const FINAL_AFTER_DAYS = 60;

/** The round of the demo season as a planner's workbook: active, with one shift a day at each point where movements are counted. */
export async function demoRoundWorkbook(to: string): Promise<Buffer> {
  const from = addDays(to, 1 - SEASON_DAYS);
  const workbook = new ExcelJS.Workbook();
  const rounds = workbook.addWorksheet('rounds');
  rounds.addRow(['id', 'nameEn', 'nameLo', 'from', 'to', 'state', 'finalAfterDays']);
  rounds.addRow([ROUND, 'Demonstration round (invented)', 'ຮອບຕົວຢ່າງ (ສົມມຸດຂຶ້ນ)', from, to, 'active', FINAL_AFTER_DAYS]);
  const shifts = workbook.addWorksheet('shift-plans');
  shifts.addRow(['round', 'point', 'day', 'start', 'end', 'team']);
  for (const profile of PROFILES) {
    const [first, last] = plannedHours(profile);
    for (const day of daysBetween(from, to)) shifts.addRow([ROUND, profile.code, day, clockAt(first), clockAt(last), 'A']);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
