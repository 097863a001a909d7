import { All, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { FORWARD_TABLE, forwardRuleFor } from '../domain/forward-table.js';
import type { Holder } from '../domain/scope.js';
import { ForwardCommandService } from '../forward-command.service.js';
import { AskedBy, OpenByForwardTable } from './open-to.js';
import { readBody } from './unread-body.js';

/** Request headers that an owner needs; the asker's key is not among them. */
const TAKEN_ALONG = ['content-type', 'accept', 'accept-language', 'if-none-match', 'if-match', 'traceparent'];
/** Answer headers that mean something to the asker; those of the connection are the gateway's own. */
const BROUGHT_BACK = ['content-type', 'content-disposition', 'content-language', 'etag', 'location', 'retry-after', 'allow', 'cache-control', 'link'];

/** `resource` and everything below it. */
const PATHS = FORWARD_TABLE.filter(({ onlyCommands }) => !onlyCommands).flatMap(({ resource, onlyBelow }) => (onlyBelow ? [`${resource}/*`] : [resource, `${resource}/*`]));
/** Where this service itself answers who reads. */
const COMMANDS = FORWARD_TABLE.filter(({ onlyCommands }) => onlyCommands).map(({ resource }) => resource);

/** Chapter 5, door: commands and non-figure reads, on their way to the service that owns them. */
@Controller('api/v1')
export class ForwardController {
  constructor(@Inject(ForwardCommandService) private readonly commands: ForwardCommandService) {}

  @All(PATHS)
  @OpenByForwardTable()
  async forward(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @AskedBy() holder: Holder | null): Promise<void> {
    const rule = forwardRuleFor(request.url.split('?')[0] ?? '');
    if (!rule || !holder) throw new Error('The guard let through what the forward table does not have.');
    const body = request.method === 'GET' || request.method === 'HEAD' ? null : await readBody(request.raw);
    const answer = await this.commands.forward({ rule, method: request.method, pathAndQuery: request.url, holder, headers: chosen(request.headers, TAKEN_ALONG), body });
    await reply.status(answer.status).headers(chosen(Object.fromEntries(answer.headers), BROUGHT_BACK)).send(answer.body ? Readable.fromWeb(answer.body as ReadableStream) : null);
  }

  @Post(COMMANDS)
  @OpenByForwardTable()
  command(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @AskedBy() holder: Holder | null): Promise<void> {
    return this.forward(request, reply, holder);
  }
}

function chosen(headers: Readonly<Record<string, string | string[] | undefined>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])));
}
