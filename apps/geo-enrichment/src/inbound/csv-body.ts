import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Takes `text/csv` beside JSON: the register comes as a file too. */
export function takeCsv(app: NestFastifyApplication): void {
  app.getHttpAdapter().getInstance().addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}
