import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { csvOf } from './outbound/csv.js';
import { CLEANING_COLUMNS, cleaningRow } from './outbound/cleaning-log.js';
import { xlsxOf } from './outbound/xlsx.js';
import { CleaningLogRepository, type LoggedCorrection, type LogPage } from './store/cleaning-log.repository.js';
import { MALFORMED } from './validation.problems.js';

/** More does not fit what data managers open it with. */
const LONGEST_FILE = 100_000;

/** The cleaning log as data managers hand it over. */
@Injectable()
export class TellCleaningService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CleaningLogRepository) private readonly log: CleaningLogRepository,
  ) {}

  page(page: LogPage): Promise<readonly LoggedCorrection[]> {
    return this.log.page(this.database.manager, page);
  }

  async csv(bounds: Pick<LogPage, 'provinces' | 'from' | 'to'>): Promise<string> {
    return csvOf(CLEANING_COLUMNS, await this.rows(bounds));
  }

  async xlsx(bounds: Pick<LogPage, 'provinces' | 'from' | 'to'>): Promise<Buffer> {
    return xlsxOf({ name: 'cleaning log', columns: CLEANING_COLUMNS, rows: await this.rows(bounds) });
  }

  /** @throws Problem MALFORMED where it is more than one file holds */
  private async rows(bounds: Pick<LogPage, 'provinces' | 'from' | 'to'>): Promise<(string | null)[][]> {
    const logged = await this.page({ ...bounds, after: 0, limit: LONGEST_FILE + 1 });
    if (logged.length > LONGEST_FILE) throw new Problem(MALFORMED, { en: `More than ${LONGEST_FILE} lines: ask for fewer days with "from" and "to".`, lo: `ຫຼາຍກວ່າ ${LONGEST_FILE} ແຖວ: ໃຫ້ຫຼຸດຈຳນວນມື້ດ້ວຍ "from" ແລະ "to".` });
    return logged.map(cleaningRow);
  }
}
