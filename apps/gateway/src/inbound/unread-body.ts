import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IncomingMessage } from 'node:http';
import { Problem } from '@fm/problems';
import { BODY_TOO_LARGE } from '../gateway.problems.js';

/** What the owners take in a command; hooks do not come this way. */
const MOST_BYTES = 8 * 1_048_576;

/**
 * Fastify parses a body before any guard runs. Here no body is parsed: guards decide first, and what is let through is read by
 * `readBody` and handed on as it is.
 */
export function leaveBodiesUnread(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
}

/** @throws Problem 413 as soon as the body is known to be too large */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return size === 0 ? null : Buffer.concat(chunks);
}

function tooLarge(): Problem {
  return new Problem(BODY_TOO_LARGE, { en: `Send at most ${MOST_BYTES / 1_048_576} MiB: split the command.`, lo: `ສົ່ງບໍ່ເກີນ ${MOST_BYTES / 1_048_576} MiB: ໃຫ້ແບ່ງຄຳສັ່ງ.` }, { connection: 'close' });
}
