import { Controller, Get, Inject, Query, StreamableFile, UseGuards } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import { MALFORMED } from '../ingestion.problems.js';
import { ReadAttachmentService } from '../read-attachment.service.js';

type Shown = Readonly<Record<'name' | 'questionPath' | 'state', string> & { mimetype: string | null }>;

/** Media of one submission: `?submission=server/asset/rootUuid`, and one of them with `&name=` at `/file`. */
@Controller('v1/attachments')
@UseGuards(InternalTokenGuard)
@AllowedRoles('manager', 'protection')
export class AttachmentsController {
  constructor(@Inject(ReadAttachmentService) private readonly reading: ReadAttachmentService) {}

  @Get()
  async list(@Query('submission') submission: string | undefined, @CalledBy() caller: Caller): Promise<readonly Shown[]> {
    const found = await this.reading.list(required(submission), caller);
    return found.map(({ name, questionPath, state, mimetype }) => ({ name, questionPath, state, mimetype }));
  }

  /** As a download, whatever it says of its type: nothing that a stranger sent is shown as a page of ours. */
  @Get('file')
  async open(@Query() { submission, name }: { submission?: string; name?: string }, @CalledBy() caller: Caller): Promise<StreamableFile> {
    const { body } = await this.reading.open({ submission: required(submission), name: required(name) }, caller);
    return new StreamableFile(Readable.fromWeb(body as ReadableStream), { type: 'application/octet-stream', disposition: 'attachment' });
  }
}

function required(value: string | undefined): string {
  if (value === undefined || value === '') throw new Problem(MALFORMED, { en: 'Ask with ?submission=server/asset/rootUuid, for a file with &name= too.', lo: 'ຖາມດ້ວຍ ?submission=server/asset/rootUuid.' });
  return value;
}
