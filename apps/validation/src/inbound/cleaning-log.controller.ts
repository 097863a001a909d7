import { Controller, Get, Header, Inject, Query, Res, StreamableFile, UseGuards } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import type { LoggedCorrection, LogPage } from '../store/cleaning-log.repository.js';
import { TellCleaningService } from '../tell-cleaning.service.js';
import { IsDay } from './day.js';
import { cursorOf, isCount, nextLink, PAGE_LIMIT, placeAt } from './paging.js';
import { checked, IsText, LONGEST_KEY } from './written.js';

/** `?from&to`: days in Laos on which it was mended. */
class LogBounds {
  @IsOptional() @IsDay() readonly from?: string;
  @IsOptional() @IsDay() readonly to?: string;
}

class LogQuery extends LogBounds {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(PAGE_LIMIT) readonly limit?: number;
  @IsOptional() @IsText(LONGEST_KEY) readonly after?: string;
}

/** What was mended, as JSON by page, and whole as CSV and XLSX. */
@Controller('v1/cleaning-log')
@UseGuards(InternalTokenGuard)
@AllowedRoles('manager')
export class CleaningLogController {
  constructor(@Inject(TellCleaningService) private readonly cleaning: TellCleaningService) {}

  @Get()
  async page(@Query() query: object, @CalledBy() { provinces }: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<readonly LoggedCorrection[]> {
    const { from = null, to = null, limit = PAGE_LIMIT, after } = checked(LogQuery, query);
    const page = await this.cleaning.page({ provinces, from, to, limit, after: after === undefined ? 0 : Number(placeAt(after, isCount)[0]) });
    const last = page.at(-1);
    if (last && page.length === limit) void reply.header('link', nextLink({ ...query }, cursorOf([String(last.id), 'log'])));
    return page;
  }

  @Get('csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="cleaning-log.csv"')
  csv(@Query() query: object, @CalledBy() caller: Caller): Promise<string> {
    return this.cleaning.csv(boundsOf(query, caller));
  }

  @Get('xlsx')
  @Header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Header('content-disposition', 'attachment; filename="cleaning-log.xlsx"')
  async xlsx(@Query() query: object, @CalledBy() caller: Caller): Promise<StreamableFile> {
    return new StreamableFile(await this.cleaning.xlsx(boundsOf(query, caller)));
  }
}

function boundsOf(query: object, { provinces }: Caller): Pick<LogPage, 'provinces' | 'from' | 'to'> {
  const { from = null, to = null } = checked(LogBounds, query);
  return { provinces, from, to };
}
