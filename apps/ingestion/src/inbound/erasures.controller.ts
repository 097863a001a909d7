import { Body, Controller, Get, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import { EraseSubmissionService } from '../erase-submission.service.js';
import { MALFORMED } from '../ingestion.problems.js';
import type { Erasure } from '../store/erasure.repository.js';

/** Erasing one submission on request, and the ledger of what was erased. */
@Controller('v1/erasures')
@UseGuards(InternalTokenGuard)
@AllowedRoles('admin')
export class ErasuresController {
  constructor(@Inject(EraseSubmissionService) private readonly erasing: EraseSubmissionService) {}

  @Get()
  list(): Promise<readonly Erasure[]> {
    return this.erasing.ledger();
  }

  /** `{ "submission": "server/asset/rootUuid", "reason": "…" }`. It cannot be undone. */
  @Post()
  @HttpCode(200)
  erase(@Body() body: { submission?: unknown; reason?: unknown } | undefined, @CalledBy() caller: Caller): Promise<Erasure> {
    const { submission, reason } = body ?? {};
    if (typeof submission !== 'string' || typeof reason !== 'string' || reason.trim() === '') {
      throw new Problem(MALFORMED, { en: 'Post {"submission": "server/asset/rootUuid", "reason": "who asked, and when"}.', lo: 'ສົ່ງ {"submission": "server/asset/rootUuid", "reason": "ໃຜຂໍ ແລະ ເມື່ອໃດ"}.' });
    }
    return this.erasing.erase({ submission, reason, actor: caller.subject });
  }
}
