import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HookSender } from '../hooks/hook-sender.js';
import type { KoboServer } from '../server/kobo-server.js';
import { ApiRefusal } from './api-refusal.js';
import { route } from './route.js';

export interface KoboApiOptions {
  server: KoboServer;
  token: string;
  /** For `…/logs/{l}/retry/`. */
  sender?: HookSender;
  /** A status to answer instead, e.g. 429 or 503: for tests of patience. Undefined lets the request through. */
  fault?: (method: string, path: string) => number | undefined;
}

/** The parts of KoboToolbox's API v2 that the platform uses, over HTTP, with token authentication. */
export class KoboApi {
  /** Every request answered, as "GET /api/v2/…": tests look here at how politely a client polls. */
  readonly requests: string[] = [];
  private readonly http: Server;

  constructor(private readonly options: KoboApiOptions) {
    this.http = createServer((request, response) => void this.handle(request, response));
  }

  /** Port 0 takes a free one. @returns the base URL, which attachments and links carry from now on. */
  async listen(port = 0, host = '127.0.0.1'): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.http.once('error', reject);
      this.http.listen(port, host, resolve);
    });
    const { port: bound } = this.http.address() as AddressInfo;
    this.options.server.baseUrl = `http://${host}:${bound}`;
    return this.options.server.baseUrl;
  }

  async close(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', this.options.server.baseUrl);
    this.requests.push(`${method} ${url.pathname}${url.search}`);
    try {
      this.admit(request, method, url);
      const result = await route({ ...this.options, method, url, body: await readJson(request) });
      reply(response, result.status, result.body);
    } catch (error) {
      const refusal = error instanceof ApiRefusal ? error : new ApiRefusal(500, `The simulator failed: ${String(error)}. Look at the request.`);
      reply(response, refusal.status, { detail: refusal.detail });
    }
  }

  private admit(request: IncomingMessage, method: string, url: URL): void {
    const fault = this.options.fault?.(method, url.pathname);
    if (fault !== undefined) throw new ApiRefusal(fault, 'Simulated fault: try again later.');
    const given = request.headers.authorization;
    if (given === undefined) throw new ApiRefusal(401, 'Authentication credentials were not provided.');
    if (given !== `Token ${this.options.token}`) throw new ApiRefusal(401, 'Invalid token.');
  }
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (chunks.length === 0) return {};
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return Object.fromEntries(new URLSearchParams(text));
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', Allow: 'GET, POST, PATCH, HEAD, OPTIONS' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
