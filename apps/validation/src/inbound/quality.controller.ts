import { Controller, Get, Header, Inject, Query, UseGuards } from '@nestjs/common';
import { IsOptional, Matches } from 'class-validator';
import { AllowedRoles, CalledBy, FORBIDDEN, InternalTokenGuard, type Caller } from '@fm/access';
import { addDays, type LocalDay } from '@fm/contracts/vocabulary';
import { Problem } from '@fm/problems';
import type { Digest } from '../domain/quality/digest.js';
import { digestJson, digestPage, digestText } from '../outbound/digest-page.js';
import { TellQualityService, type EnumeratorFacts, type QualityQuestion, type ShiftReport, type TeamDay } from '../tell-quality.service.js';
import { MALFORMED } from '../validation.problems.js';
import { WriteDigestService } from '../write-digest.service.js';
import { IsDay } from './day.js';
import { checked, IsText } from './written.js';

const LONGEST_SPAN_DAYS = 31;
const LONGEST_CODE = 64;

/** `?from&to&point` */
class QualityQuery {
  @IsDay() readonly from: LocalDay;
  @IsDay() readonly to: LocalDay;
  @IsOptional() @IsText(LONGEST_CODE) readonly point?: string;
}

/** `?province=LA03&day=2026-06-03` */
class DigestQuery {
  @Matches(/^[A-Z]{2}\d{2}$/) readonly province: string;
  @IsDay() readonly day: LocalDay;
}

/** How the field works, for those who coach it. */
@Controller('v1/quality')
@UseGuards(InternalTokenGuard)
@AllowedRoles('viewer', 'manager')
export class QualityController {
  constructor(
    @Inject(TellQualityService) private readonly quality: TellQualityService,
    @Inject(WriteDigestService) private readonly digests: WriteDigestService,
  ) {}

  @Get('teams')
  teams(@Query() query: object, @CalledBy() caller: Caller): Promise<readonly TeamDay[]> {
    return this.quality.teams(questionIn(query), caller);
  }

  /** Of the enumerators whom the caller supervises. */
  @Get('enumerators')
  @AllowedRoles('manager')
  enumerators(@Query() query: object, @CalledBy() caller: Caller): Promise<readonly EnumeratorFacts[]> {
    return this.quality.enumerators(questionIn(query), caller);
  }

  @Get('roster')
  roster(@Query() query: object, @CalledBy() caller: Caller): Promise<readonly ShiftReport[]> {
    return this.quality.roster(questionIn(query), caller);
  }

  @Get('digest')
  async digest(@Query() query: object, @CalledBy() caller: Caller): Promise<object> {
    return digestJson(await this.written(query, caller));
  }

  @Get('digest/text')
  @Header('content-type', 'text/plain; charset=utf-8')
  async text(@Query() query: object, @CalledBy() caller: Caller): Promise<string> {
    return digestText(await this.written(query, caller));
  }

  @Get('digest/page')
  @Header('content-type', 'text/html; charset=utf-8')
  async page(@Query() query: object, @CalledBy() caller: Caller): Promise<string> {
    return digestPage(await this.written(query, caller));
  }

  private written(query: object, caller: Caller): Promise<Digest> {
    const { province, day } = checked(DigestQuery, query);
    if (caller.provinces !== null && !caller.provinces.includes(province)) throw new Problem(FORBIDDEN, { en: `Ask for one of your own provinces: ${caller.provinces.join(', ')}.`, lo: `ໃຫ້ຖາມແຂວງຂອງທ່ານ: ${caller.provinces.join(', ')}.` });
    return this.digests.write(province, day, caller);
  }
}

function questionIn(query: object): QualityQuestion {
  const { from, to, point = null } = checked(QualityQuery, query);
  if (to < from || to > addDays(from, LONGEST_SPAN_DAYS)) throw new Problem(MALFORMED, { en: `Ask for up to ${LONGEST_SPAN_DAYS} days, "from" before "to".`, lo: `ຖາມໄດ້ເຖິງ ${LONGEST_SPAN_DAYS} ມື້, "from" ຢູ່ກ່ອນ "to".` });
  return { from, to, point };
}
