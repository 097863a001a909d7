import { randomUUID } from 'node:crypto';
import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { Clock } from '@fm/lifecycle';
import { Problem } from '@fm/problems';
import type { Receipt } from '../domain/arrival.js';
import { readHookBody } from '../domain/read-body.js';
import { UnreadableBody } from '../domain/unreadable-body.js';
import { UNREADABLE_BODY } from '../ingestion.problems.js';
import { RefusedBodyRepository } from '../store/refused-body.repository.js';
import type { Source } from '../store/source.repository.js';
import { inflate } from './inflate.js';
import { IntakeQueue } from './intake-queue.js';
import { SOURCE_OF_REQUEST } from './kobo-hook.http.js';

interface AdmittedRequest {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer | undefined;
  readonly [SOURCE_OF_REQUEST]: Source;
}

/** Chapter 1, door: Kobo's REST service posts here. Answers 202 once the body is durable; never interprets answers. */
@Controller('v1/hooks/kobo/:sourceId')
export class KoboHookController {
  constructor(
    @Inject(IntakeQueue) private readonly queue: IntakeQueue,
    @Inject(RefusedBodyRepository) private readonly refused: RefusedBodyRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  async receive(@Req() request: AdmittedRequest): Promise<Receipt> {
    const source = request[SOURCE_OF_REQUEST];
    const sent = request.body ?? Buffer.alloc(0);
    const media = /xml/i.test(request.headers['content-type'] ?? '') ? 'xml' : 'json';
    const receivedAt = this.clock.now().toISOString();
    try {
      const raw = await inflate(sent, request.headers['content-encoding']);
      const parsed = readHookBody(raw, media === 'xml');
      return await this.queue.submit({ receipt: randomUUID(), source, parsed, raw, media, receivedAt, traceparent: request.headers['traceparent'], fromApi: false });
    } catch (error) {
      if (!(error instanceof UnreadableBody)) throw error;
      await this.refused.keep(source.id, { reason: error.message, body: sent, receivedAt });
      throw new Problem(UNREADABLE_BODY, { en: `${error.message} A sealed copy is kept; check what the REST service sends.`, lo: 'ເກັບສຳເນົາໄວ້ແລ້ວ; ກວດສິ່ງທີ່ REST service ສົ່ງ.' });
    }
  }
}
