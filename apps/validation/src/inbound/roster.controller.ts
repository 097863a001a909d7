import { Body, Controller, Get, Header, HttpCode, Inject, Post, Query, StreamableFile, UseGuards } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import { ImportRosterService, type ImportResult } from '../import-roster.service.js';
import { MALFORMED } from '../validation.problems.js';
import { ImportQuery } from './register.dto.js';
import { checked } from './written.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LARGEST_WORKBOOK = 4 * 1_048_576;

/** Workbooks reach their door as the bytes that came; all else is JSON as everywhere. */
export function takeWorkbooks(app: NestFastifyApplication): void {
  app.getHttpAdapter().getInstance().addContentTypeParser(WORKBOOK, { parseAs: 'buffer', bodyLimit: LARGEST_WORKBOOK }, (_request, body, done) => done(null, body));
}

/** Rounds, rosters and registers as one workbook. */
@Controller('v1/rounds')
@UseGuards(InternalTokenGuard)
@AllowedRoles('manager')
export class RosterController {
  constructor(@Inject(ImportRosterService) private readonly roster: ImportRosterService) {}

  @Get('template')
  @Header('content-type', WORKBOOK)
  @Header('content-disposition', 'attachment; filename="rounds.xlsx"')
  async template(): Promise<StreamableFile> {
    return new StreamableFile(await this.roster.template());
  }

  /** Findings by sheet and row, in both languages; with any of them nothing is changed. */
  @Post('import')
  @HttpCode(200)
  import(@Query() query: object, @Body() body: unknown, @CalledBy() caller: Caller): Promise<ImportResult> {
    const { check, reason = 'imported from a workbook' } = checked(ImportQuery, query);
    if (!Buffer.isBuffer(body)) throw new Problem(MALFORMED, { en: `Send the workbook itself, with content-type ${WORKBOOK}.`, lo: `ໃຫ້ສົ່ງໄຟລ໌ XLSX ໂດຍກົງ, content-type ${WORKBOOK}.` });
    return this.roster.import(body, { onlyCheck: check === 'true', caller, reason });
  }
}
