import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import { Problem } from '@fm/problems';
import type { RawQuery } from '../domain/indicator-query.js';
import type { Holder } from '../domain/scope.js';
import type { StreamFilter } from '../domain/stream-filter.js';
import { FollowFiguresService } from '../follow-figures.service.js';
import { BAD_QUERY, STREAM_FULL } from '../gateway.problems.js';
import { IdentifyService } from '../identify.service.js';
import { FigureFeed } from '../live/figure-feed.js';
import { Follower, type Sink } from '../live/follower.js';
import { ChangeLog } from '../store/change-log.js';
import { AskedByHolder, OpenTo } from './open-to.js';

const MOST_FOLLOWERS = 5_000;
/** How long a client that was told to go may take to read that. */
const FAREWELL_MS = 10_000;
const HEADERS = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' };

/** Chapter 5, door: live figures as server-sent events. */
@Controller('api/v1/stream')
export class StreamController {
  constructor(
    @Inject(FollowFiguresService) private readonly following: FollowFiguresService,
    @Inject(FigureFeed) private readonly feed: FigureFeed,
    @Inject(ChangeLog) private readonly log: ChangeLog,
    @Inject(IdentifyService) private readonly identities: IdentifyService,
  ) {}

  @Get()
  @OpenTo('viewer', 'manager', 'protection', 'admin')
  async follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query() query: RawQuery, @AskedByHolder() holder: Holder): Promise<void> {
    const { snapshot, ...question } = query;
    if (snapshot !== undefined && snapshot !== 'true' && snapshot !== 'false') throw new Problem(BAD_QUERY, { en: '"snapshot" takes true or false.', lo: '"snapshot" ຮັບ true ຫຼື false.' });
    const filter = this.following.filterFor(question, holder);
    const lastId = readLastId(request.headers['last-event-id']);
    if (this.feed.isClosed || this.feed.followers >= MOST_FOLLOWERS) throw new Problem(STREAM_FULL, { en: 'Connect again in a minute with the same Last-Event-ID: nothing is lost.', lo: 'ເຊື່ອມຕໍ່ໃໝ່ໃນອີກໜຶ່ງນາທີ ດ້ວຍ Last-Event-ID ເດີມ: ບໍ່ມີຫຍັງເສຍ.' }, { 'retry-after': '60' });
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, HEADERS);
    const follower = new Follower({ feed: this.feed, log: this.log, filter, sink: sinkOf(raw), wantsSnapshot: snapshot === 'true', mayFollow: () => this.mayStill(holder, filter) });
    raw.on('drain', () => follower.onDrain());
    raw.on('close', () => follower.finish());
    await follower.start(lastId).catch(() => follower.onClosing());
  }

  /** A stream goes on for days; a key may be withdrawn, or its provinces become fewer. A token of the issuer ends with its connection. */
  private async mayStill({ identity, role }: Holder, { provinces }: StreamFilter): Promise<boolean> {
    if (identity.startsWith('oidc:')) return true;
    const now = await this.identities.current(identity);
    return now?.role === role && JSON.stringify(now.provinces) === JSON.stringify(provinces);
  }
}

function sinkOf(raw: ServerResponse): Sink {
  return {
    write: (text) => raw.write(text),
    end: () => {
      raw.end();
      setTimeout(() => raw.destroy(), FAREWELL_MS).unref();
    },
  };
}

function readLastId(header: string | readonly string[] | undefined): number | null {
  if (header === undefined || header === '') return null;
  const number = typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
  if (number === null) throw new Problem(BAD_QUERY, { en: 'Send as Last-Event-ID the id of the last event that you read, or none.', lo: 'ໃຫ້ສົ່ງ Last-Event-ID ເປັນ id ຂອງເຫດການສຸດທ້າຍທີ່ອ່ານ ຫຼື ບໍ່ຕ້ອງສົ່ງ.' });
  return number;
}
