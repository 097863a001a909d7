import { Body, Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import { ResolveQuarantineService } from '../resolve-quarantine.service.js';
import type { HeldSubmission } from '../store/quarantine.repository.js';
import { MALFORMED } from '../validation.problems.js';
import { isText, LONGEST_KEY, LONGEST_REASON } from './written.js';

interface ResolutionBody {
  readonly submission?: unknown;
  readonly reason?: unknown;
}

/** What is held, and what a manager decides about it. */
@Controller('v1/quarantine')
@UseGuards(InternalTokenGuard)
export class QuarantineController {
  constructor(@Inject(ResolveQuarantineService) private readonly quarantine: ResolveQuarantineService) {}

  @Get()
  @AllowedRoles('viewer', 'manager')
  list(@CalledBy() caller: Caller): Promise<readonly HeldSubmission[]> {
    return this.quarantine.list(caller);
  }

  /** `POST release|reject` with `{ submission, reason }`: the key holds slashes and does not fit a path. */
  @Post(':verb')
  @HttpCode(200)
  @AllowedRoles('manager')
  async resolve(@Param('verb') verb: string, @Body() body: ResolutionBody, @CalledBy() caller: Caller): Promise<object> {
    const { submission, reason } = body ?? {};
    if ((verb !== 'release' && verb !== 'reject') || !isText(submission, LONGEST_KEY) || !isText(reason, LONGEST_REASON)) {
      throw new Problem(MALFORMED, { en: 'Post {"submission", "reason"} to /v1/quarantine/release or /v1/quarantine/reject.', lo: 'ສົ່ງ {"submission", "reason"} ໄປ /v1/quarantine/release ຫຼື /v1/quarantine/reject.' });
    }
    const { revision, decision, status } = await this.quarantine.resolve({ submission, verb, reason }, caller);
    return { submission, version: { revision, decision, placement: 0 }, status };
  }
}
