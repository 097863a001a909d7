import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { BulkQuarantineService, type BulkResult } from '../bulk-quarantine.service.js';
import { CorrectAnswersService } from '../correct-answers.service.js';
import { BulkAssignmentBody, BulkCorrectionBody, BulkResolutionBody, CorrectionBody } from './quarantine.dto.js';
import { checked } from './written.js';

/** Answers are mended, and one thing is done to many records. */
@Controller('v1/quarantine')
@UseGuards(InternalTokenGuard)
@AllowedRoles('manager')
export class CorrectionsController {
  constructor(
    @Inject(CorrectAnswersService) private readonly answers: CorrectAnswersService,
    @Inject(BulkQuarantineService) private readonly many: BulkQuarantineService,
  ) {}

  @Post('correct')
  @HttpCode(200)
  async correct(@Body() body: object, @CalledBy() caller: Caller): Promise<object> {
    const { submission, revision, decision, status } = await this.answers.correct(checked(CorrectionBody, body), caller);
    return { submission, version: { revision, decision, placement: 0 }, status };
  }

  @Post('bulk/release')
  @HttpCode(200)
  release(@Body() body: object, @CalledBy() caller: Caller): Promise<readonly BulkResult[]> {
    const { targets, reason } = checked(BulkResolutionBody, body);
    return this.many.all(targets, { verb: 'release', reason }, caller);
  }

  @Post('bulk/reject')
  @HttpCode(200)
  reject(@Body() body: object, @CalledBy() caller: Caller): Promise<readonly BulkResult[]> {
    const { targets, reason } = checked(BulkResolutionBody, body);
    return this.many.all(targets, { verb: 'reject', reason }, caller);
  }

  @Post('bulk/assign')
  @HttpCode(200)
  assign(@Body() body: object, @CalledBy() caller: Caller): Promise<readonly BulkResult[]> {
    const { targets, assignee } = checked(BulkAssignmentBody, body);
    return this.many.all(targets, { verb: 'assign', assignee }, caller);
  }

  @Post('bulk/correct')
  @HttpCode(200)
  mend(@Body() body: object, @CalledBy() caller: Caller): Promise<readonly BulkResult[]> {
    const { targets, changes, issue, reason } = checked(BulkCorrectionBody, body);
    return this.many.all(targets, { verb: 'correct', changes, issue, reason }, caller);
  }
}
