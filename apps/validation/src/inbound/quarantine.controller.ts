import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AllowedRoles, CalledBy, InternalTokenGuard, NeedsGrant, type Caller } from '@fm/access';
import { LookAtSubmissionsService, type OpenFile, type WaitingSubmission } from '../look-at-submissions.service.js';
import { ResolveQuarantineService, type Resolution } from '../resolve-quarantine.service.js';
import type { HeldSubmission } from '../store/quarantine.repository.js';
import { cursorOf, isInstant, nextLink, placeAt } from './paging.js';
import { AssignmentBody, HeldQuery, OneRecordQuery, ResolutionBody } from './quarantine.dto.js';
import { checked } from './written.js';

const USUAL_PAGE = 100;

/** What is held, and what a manager decides about it. Keys hold slashes and do not fit a path: they stand in the query or the body. */
@Controller('v1/quarantine')
@UseGuards(InternalTokenGuard)
export class QuarantineController {
  constructor(
    @Inject(LookAtSubmissionsService) private readonly files: LookAtSubmissionsService,
    @Inject(ResolveQuarantineService) private readonly quarantine: ResolveQuarantineService,
  ) {}

  /** A page, the longest held first; where there is another, the header `Link` leads to it. */
  @Get()
  @AllowedRoles('viewer', 'manager')
  async list(@Query() query: object, @CalledBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<readonly WaitingSubmission[]> {
    const { source = null, kind = null, point = null, rule = null, assignee = null, from = null, to = null, limit = USUAL_PAGE, after } = checked(HeldQuery, query);
    const [receivedAt, submission] = after === undefined ? [] : placeAt(after, isInstant);
    const place = receivedAt === undefined || submission === undefined ? null : { receivedAt, submission };
    const page = await this.files.held({ source, kind, point, rule, assignee, from, to }, { after: place, limit }, caller);
    const last = page.at(-1);
    if (last && page.length === limit) void reply.header('link', nextLink({ ...query }, cursorOf([last.receivedAt.toISOString(), last.submission])));
    return page;
  }

  /** `?submission=KEY`: the answers as they are mapped, findings and history of any record, held or not. */
  @Get('record')
  @AllowedRoles('viewer', 'manager')
  open(@Query() query: object, @CalledBy() caller: Caller): Promise<OpenFile> {
    return this.files.open(checked(OneRecordQuery, query).submission, caller);
  }

  /** The same with the answers of an interview: class S, for stewards among the managers. */
  @Get('interview')
  @AllowedRoles('manager')
  @NeedsGrant('steward')
  openInterview(@Query() query: object, @CalledBy() caller: Caller): Promise<OpenFile> {
    return this.files.openInterview(checked(OneRecordQuery, query).submission, caller);
  }

  @Post('release')
  @HttpCode(200)
  @AllowedRoles('manager')
  release(@Body() body: object, @CalledBy() caller: Caller): Promise<object> {
    return this.resolve('release', body, caller);
  }

  @Post('reject')
  @HttpCode(200)
  @AllowedRoles('manager')
  reject(@Body() body: object, @CalledBy() caller: Caller): Promise<object> {
    return this.resolve('reject', body, caller);
  }

  @Post('assign')
  @HttpCode(200)
  @AllowedRoles('manager')
  assign(@Body() body: object, @CalledBy() caller: Caller): Promise<HeldSubmission> {
    const { submission, assignee } = checked(AssignmentBody, body);
    return this.quarantine.assign(submission, assignee, caller);
  }

  private async resolve(verb: Resolution['verb'], body: object, caller: Caller): Promise<object> {
    const { submission, reason } = checked(ResolutionBody, body);
    const { revision, decision, status } = await this.quarantine.resolve({ submission, verb, reason }, caller);
    return { submission, version: { revision, decision, placement: 0 }, status };
  }
}
