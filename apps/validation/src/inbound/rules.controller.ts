import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Database } from '@fm/persistence';
import { ManageRulesService, type RuleWithSettings, type WeighedSetting } from '../manage-rules.service.js';
import type { BreakerTrip } from '../store/breaker.repository.js';
import { PointDayRepository, type PointDayFinding } from '../store/point-day.repository.js';
import type { RecordedSetting } from '../store/rule-setting.repository.js';
import type { ProposedSetting } from '../weigh-rules.service.js';
import { DaysQuery, ProposalBody, SettingBody } from './rules.dto.js';
import { ReasonBody } from './training.dto.js';
import { checked } from './written.js';

/** The rules, what is set of them, and what a change would do. */
@Controller('v1/rules')
@UseGuards(InternalTokenGuard)
@AllowedRoles('manager')
export class RulesController {
  constructor(
    @Inject(ManageRulesService) private readonly rules: ManageRulesService,
    @Inject(PointDayRepository) private readonly days: PointDayRepository,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get()
  list(): Promise<readonly RuleWithSettings[]> {
    return this.rules.list();
  }

  /** Rules that the circuit breaker has turned into flags. */
  @Get('trips')
  trips(@CalledBy() caller: Caller): Promise<readonly BreakerTrip[]> {
    return this.rules.trips(caller);
  }

  /** What is wrong with points and days, and with none of their records. */
  @Get('point-days')
  pointDays(@Query() query: object, @CalledBy() caller: Caller): Promise<readonly PointDayFinding[]> {
    const { from, to } = checked(DaysQuery, query);
    return this.days.findings(this.database.manager, [from, to], caller.provinces);
  }

  @Post(':id/what-if')
  @HttpCode(200)
  whatIf(@Param('id') rule: string, @Body() body: object): Promise<WeighedSetting> {
    return this.rules.whatIf(proposed(rule, checked(ProposalBody, body ?? {})));
  }

  @Put(':id')
  @HttpCode(200)
  set(@Param('id') rule: string, @Body() body: object, @CalledBy() caller: Caller): Promise<RecordedSetting> {
    const written = checked(SettingBody, body ?? {});
    return this.rules.set({ ...proposed(rule, written), reason: written.reason, appliesFrom: written.appliesFrom ?? null }, caller);
  }

  @Post(':id/undo')
  @HttpCode(200)
  undo(@Param('id') rule: string, @Body() body: object, @CalledBy() caller: Caller): Promise<RecordedSetting> {
    return this.rules.undo(rule, checked(ReasonBody, body ?? {}).reason, caller);
  }
}

function proposed(rule: string, { pointType = null, severity = null, thresholds = null }: ProposalBody): ProposedSetting {
  return { rule, pointType, severity, thresholds };
}
