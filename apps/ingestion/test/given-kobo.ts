import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of Kobo's API as reconciling asks: one form and what is in it. `null` is deleted, a number a refusal with that status. */
export class GivenKobo {
  readonly submissions = new Map<number, Record<string, unknown> | null>();
  form = 200;
  refusal: number | null = null;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<GivenKobo> {
    const server = createServer((request, response) => {
      const [, form, id] = /^\/api\/v2\/assets\/(\w+)\/data\/(\d+)\/\?format=json$/.exec(request.url ?? '') ?? [];
      const known = request.headers.authorization === 'Token the-token';
      const found = id === undefined ? {} : form === 'aDemo' ? kobo.submissions.get(Number(id)) : undefined;
      const status = kobo.refusal ?? (known ? (id === undefined ? kobo.form : found ? 200 : 404) : 401);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(id === undefined ? { uid: 'aDemo', effective_permissions: [{ codename: 'view_submissions' }] } : (found ?? {})));
    });
    const kobo = new GivenKobo(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return kobo;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
