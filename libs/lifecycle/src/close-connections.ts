import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Fastify = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/**
 * Closes each connection after its answer once the server is closing. Kept open it would hold up the stop for the whole keep-alive time, a minute:
 * closing ends only the connections that are idle at that moment, not those that become so.
 */
export function closeConnectionsAfterAnswers(fastify: Fastify): void {
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
}
