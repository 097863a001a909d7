import { Controller, HttpCode, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

/** The baseline of intake: the same Nest and Fastify, the body read whole, 202 answered; nothing authenticated, parsed or stored. */
@Controller()
class BareController {
  @Post('hook')
  @HttpCode(202)
  take(): object {
    return { receipt: '00000000-0000-4000-8000-000000000000', submission: null, revision: null, duplicate: false };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter({ bodyLimit: 33_554_432 }), { logger: false, bodyParser: false });
app.getHttpAdapter().getInstance().addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
await app.listen(0, '127.0.0.1');
process.send?.(`${await app.getUrl()}/hook`);
