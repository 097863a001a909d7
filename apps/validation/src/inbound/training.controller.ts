import { Body, Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import { AnnounceTrainingService } from '../announce-training.service.js';
import { ManageTrainingService, type TrainingOverview } from '../manage-training.service.js';
import type { RecordedRange } from '../store/training.repository.js';
import { MALFORMED, NO_SUCH_RANGE } from '../validation.problems.js';
import { ChoiceBody, RangeBody, ReasonBody } from './training.dto.js';
import { checked } from './written.js';

const ID = /^[1-9]\d{0,9}$/;

/** What is an exercise, and what a manager decides about it. */
@Controller('v1/training')
@UseGuards(InternalTokenGuard)
@AllowedRoles('manager')
export class TrainingController {
  constructor(
    @Inject(ManageTrainingService) private readonly training: ManageTrainingService,
    @Inject(AnnounceTrainingService) private readonly announcing: AnnounceTrainingService,
  ) {}

  @Get()
  list(@CalledBy() caller: Caller): Promise<TrainingOverview> {
    return this.training.list(caller);
  }

  @Post('ranges')
  announce(@Body() body: object, @CalledBy() caller: Caller): Promise<RecordedRange> {
    const { provinces, from, to, round, reason } = checked(RangeBody, body);
    if (to < from) throw new Problem(MALFORMED, { en: 'Let "to" be the day of "from" or a later one.', lo: 'ໃຫ້ "to" ເປັນມື້ດຽວກັບ "from" ຫຼື ຫຼັງຈາກນັ້ນ.' });
    return this.announcing.announce({ provinces, from, to, round: round ?? null, reason }, caller);
  }

  @Post('ranges/:id/revoke')
  @HttpCode(200)
  revoke(@Param('id') id: string, @Body() body: object, @CalledBy() caller: Caller): Promise<RecordedRange> {
    const { reason } = checked(ReasonBody, body);
    if (!ID.test(id)) throw new Problem(NO_SUCH_RANGE, { en: 'Take the id of a range from GET /v1/training.', lo: 'ເອົາລະຫັດໄລຍະຈາກ GET /v1/training.' });
    return this.training.revoke(Number(id), reason, caller);
  }

  /** The keys hold slashes and do not fit a path. */
  @Post('submissions')
  @HttpCode(200)
  async choose(@Body() body: object, @CalledBy() caller: Caller): Promise<object[]> {
    const states = await this.training.choose(checked(ChoiceBody, body), caller);
    return states.map(({ submission, revision, decision, status, training }) => ({ submission, version: { revision, decision, placement: 0 }, status, training }));
  }
}
