import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem, problemDetails } from '@fm/problems';
import { isAuthentic } from '../domain/credential.js';
import { NOT_STORED, NOT_STORED_ADVICE, UNKNOWN_SOURCE, UNSUPPORTED_MEDIA, WRONG_METHOD, WRONG_SECRET } from '../ingestion.problems.js';
import { SourceRepository, type Source } from '../store/source.repository.js';
import { isTakenEncoding } from './inflate.js';

/** As the router knows it: by the route, not by the address, which can be spelled in many ways. */
const HOOK_ROUTE = '/v1/hooks/kobo/:sourceId';
const HOOK_PATH = /^\/v1\/hooks\/kobo\/[^/?]+(?:\?.*)?$/;
const SOURCE_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The source that a request was let in for. */
export const SOURCE_OF_REQUEST = 'koboSource';

type Fastify = ReturnType<NestFastifyApplication['getHttpAdapter']> extends infer Adapter ? (Adapter extends { getInstance(): infer Instance } ? Instance : never) : never;

interface HookRequest {
  readonly raw: { readonly url?: string; readonly method?: string };
  readonly headers: Record<string, string | string[] | undefined>;
  readonly params: unknown;
  readonly routeOptions: { readonly url?: string | undefined };
  [SOURCE_OF_REQUEST]?: Source;
}

/** The hook's own HTTP: who sends is checked before the body is read, the bytes reach the controller as they came. */
export function prepareHookHttp(app: NestFastifyApplication): void {
  const fastify: Fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    const problem = await admit(app.get(SourceRepository), request as unknown as HookRequest);
    if (!problem) return;
    void reply.headers(problem.headers).code(problem.kind.status).header('content-type', 'application/problem+json; charset=utf-8').send(problemDetails(problem));
    await reply;
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(/^(application\/([a-z.+-]+\+)?(json|xml)|text\/xml)(;.*)?$/i, { parseAs: 'buffer' }, (request, body, done) => {
    if (SOURCE_OF_REQUEST in request) return done(null, body);
    try {
      done(null, JSON.parse(body.toString()));
    } catch {
      done(Object.assign(new Error('The body is no JSON.'), { statusCode: 400 }));
    }
  });
}

/** Null: let in, or not a hook. */
async function admit(sources: SourceRepository, request: HookRequest): Promise<Problem | null> {
  if (request.routeOptions.url !== HOOK_ROUTE) return HOOK_PATH.test(request.raw.url ?? '') && request.raw.method !== 'POST' ? notPost() : null;
  const source = await find(sources, String((request.params as { sourceId?: unknown }).sourceId));
  if (source instanceof Problem) return source;
  if (!isAuthentic(source.credentials, request.headers)) return new Problem(WRONG_SECRET, { en: 'Check user and password, or the header, in the REST service.', lo: 'ກວດຊື່ ແລະ ລະຫັດຜ່ານ ຫຼື header ໃນ REST service.' }, { 'www-authenticate': 'Basic realm="passage"' });
  const { 'content-type': type, 'content-encoding': encoding } = request.headers;
  if (!/json|xml/i.test(String(type ?? '')) || !isTakenEncoding(encoding?.toString())) return new Problem(UNSUPPORTED_MEDIA, { en: 'Send JSON or XML, as KoboToolbox does; plain or in gzip.', lo: 'ສົ່ງ JSON ຫຼື XML ຕາມ KoboToolbox.' });
  request[SOURCE_OF_REQUEST] = source;
  return null;
}

const notPost = (): Problem => new Problem(WRONG_METHOD, { en: 'Post to this address.', lo: 'ໃຊ້ POST ກັບທີ່ຢູ່ນີ້.' }, { allow: 'POST' });

async function find(sources: SourceRepository, id: string): Promise<Source | Problem> {
  try {
    const source = SOURCE_ID.test(id) ? await sources.find(id) : null;
    return source ?? new Problem(UNKNOWN_SOURCE, { en: 'Check the id at the end of the address.', lo: 'ກວດລະຫັດທ້າຍທີ່ຢູ່.' });
  } catch {
    return new Problem(NOT_STORED, NOT_STORED_ADVICE, { 'retry-after': '5' });
  }
}
