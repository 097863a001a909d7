import { Body, Controller, Get, HttpCode, Inject, Post, Query, UseGuards } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { ALERT_KINDS, PROTECTION_ALERT_KINDS } from '@fm/contracts/vocabulary';
import type { AnyAlertKind } from '../domain/alert.js';
import { ManageAlertsService, type AgedAlert } from '../manage-alerts.service.js';
import type { ProtectionNote } from '../store/protection-note.repository.js';
import { IsDay } from './day.js';
import { checked, IsText, LONGEST_KEY, LONGEST_REASON } from './written.js';

const LONGEST_PLACE = 100;

/** `?open=true`: neither acknowledged nor over. */
class AlertQuery {
  @IsOptional() @IsIn(['true', 'false']) readonly open?: string;
}

class AlertBody {
  @IsIn([...ALERT_KINDS, ...PROTECTION_ALERT_KINDS]) readonly kind: AnyAlertKind;
  @IsText(LONGEST_PLACE) readonly place: string;
  @IsDay() readonly day: string;
}

class ReadingBody {
  @IsText(LONGEST_KEY) readonly submission: string;
  @IsText(LONGEST_REASON) readonly reason: string;
}

/** What somebody should look at: silence, a surge. Acknowledged by the name of who asks. */
@Controller('v1/alerts')
@UseGuards(InternalTokenGuard)
export class AlertsController {
  constructor(@Inject(ManageAlertsService) private readonly alerts: ManageAlertsService) {}

  @Get()
  @AllowedRoles('viewer', 'manager')
  list(@Query() query: object, @CalledBy() caller: Caller): Promise<readonly AgedAlert[]> {
    return this.alerts.list(caller, checked(AlertQuery, query).open === 'true');
  }

  @Post('acknowledge')
  @HttpCode(200)
  @AllowedRoles('manager')
  acknowledge(@Body() body: object, @CalledBy() caller: Caller): Promise<AgedAlert> {
    return this.alerts.acknowledge(checked(AlertBody, body), caller);
  }
}

/** For the protection focal points alone. */
@Controller('v1/protection')
@UseGuards(InternalTokenGuard)
@AllowedRoles('protection')
export class ProtectionController {
  constructor(@Inject(ManageAlertsService) private readonly alerts: ManageAlertsService) {}

  @Get('alerts')
  list(@Query() query: object, @CalledBy() caller: Caller): Promise<readonly AgedAlert[]> {
    return this.alerts.list(caller, checked(AlertQuery, query).open === 'true');
  }

  @Post('alerts/acknowledge')
  @HttpCode(200)
  acknowledge(@Body() body: object, @CalledBy() caller: Caller): Promise<AgedAlert> {
    return this.alerts.acknowledge(checked(AlertBody, body), caller);
  }

  /** `{ "submission", "reason" }`: the answers of one record. Who read it, and why, is written down first. */
  @Post('notes')
  @HttpCode(200)
  read(@Body() body: object, @CalledBy() caller: Caller): Promise<ProtectionNote> {
    const { submission, reason } = checked(ReadingBody, body);
    return this.alerts.readNote(submission, reason, caller);
  }
}
