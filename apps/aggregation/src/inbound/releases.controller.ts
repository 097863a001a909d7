import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import { NO_SUCH_RELEASE, NOT_THIS_STEP } from '../aggregation.problems.js';
import { RELEASE_STEPS } from '../domain/release-workflow.js';
import type { Release, ReleaseWithHistory } from '../domain/release.js';
import { ManageReleasesService, type ReleasedCells } from '../manage-releases.service.js';
import { CellsQuery, checked, CommentBody, DraftBody } from './release.dto.js';

const DEFAULT_PAGE = 1_000;

/** Public releases on their way; asked by the gateway on behalf of a manager. */
@Controller('v1/releases')
@UseGuards(InternalTokenGuard)
@AllowedRoles('manager')
export class ReleasesController {
  constructor(@Inject(ManageReleasesService) private readonly releases: ManageReleasesService) {}

  /** 202: it is made in the background, and asked for under `drafts/{id}`. */
  @Post()
  @HttpCode(202)
  draft(@Body() body: object, @CalledBy() caller: Caller): Promise<Release> {
    const { from, to, title, embargoUntil = null } = checked(DraftBody, body);
    return this.releases.draft({ from, to, title, embargoUntil }, caller);
  }

  @Get('drafts')
  async list(): Promise<{ releases: readonly Release[] }> {
    return { releases: await this.releases.list() };
  }

  @Get('drafts/:id')
  read(@Param('id') id: string): Promise<ReleaseWithHistory> {
    return this.releases.read(idOf(id));
  }

  @Get('drafts/:id/cells')
  @Header('cache-control', 'no-store')
  cells(@Param('id') id: string, @Query() query: object): Promise<ReleasedCells> {
    const { after = '', limit = DEFAULT_PAGE } = checked(CellsQuery, query);
    return this.releases.cells(idOf(id), { after, limit });
  }

  @Post('drafts/:id/comments')
  @HttpCode(200)
  comment(@Param('id') id: string, @Body() body: object, @CalledBy() caller: Caller): Promise<ReleaseWithHistory> {
    return this.releases.comment(idOf(id), checked(CommentBody, body).text, caller);
  }

  @Post('drafts/:id/:step')
  @HttpCode(200)
  step(@Param('id') id: string, @Param('step') asked: string, @CalledBy() caller: Caller): Promise<ReleaseWithHistory> {
    const step = RELEASE_STEPS.find((known) => known === asked);
    if (!step) throw new Problem(NOT_THIS_STEP, { en: `The steps are: ${RELEASE_STEPS.join(', ')}.`, lo: `ຂັ້ນຕອນແມ່ນ: ${RELEASE_STEPS.join(', ')}.` });
    return this.releases.step(idOf(id), step, caller);
  }
}

function idOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Problem(NO_SUCH_RELEASE, { en: 'Take the id of one from GET /v1/releases/drafts.', lo: 'ເອົາລະຫັດຈາກ GET /v1/releases/drafts.' });
  return Number(text);
}
