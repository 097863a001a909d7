import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HookSender } from '../hooks/hook-sender.js';
import { OWNER } from '../server/history.js';
import type { KoboServer } from '../server/kobo-server.js';
import { ApiRefusal } from './api-refusal.js';
import { AttachmentStorage } from './attachment-storage.js';
import { faultFor, type FaultOf } from './fault.js';
import type { KoboUser } from './kobo-user.js';
import { KoboUsers } from './kobo-users.js';
import { closing, listening } from './listening.js';
import { type Reply, send } from './reply.js';
import { route } from './route.js';

export interface KoboApiOptions {
  server: KoboServer;
  /** The token of the owner, who may do everything. */
  token: string;
  /** Other accounts, with other rights. */
  users?: readonly KoboUser[];
  /** For `…/logs/{l}/retry/` and `…/hooks/{h}/retry/`. */
  sender?: HookSender;
  /** Instead of the answer, or upon it: for tests of patience. A number is a status; undefined lets the request through. */
  fault?: FaultOf;
  /** False on servers from before the end of 2024: `…/history/` is 404. */
  hasHistory?: boolean;
  /** False on old servers: the form does not say what the token may do. */
  hasEffectivePermissions?: boolean;
  /** Attachments are not sent but redirected to a storage at another address, as on servers that keep files elsewhere. */
  redirectsAttachments?: boolean;
}

/** The parts of KoboToolbox's API v2 that the platform uses, over HTTP, with token authentication. */
export class KoboApi {
  /** Every request answered, as "GET /api/v2/…": tests look here at how politely a client polls. */
  readonly requests: string[] = [];
  /** Rights and tokens may be changed here while the API runs. */
  readonly users: KoboUsers;
  /** Where attachments are, if they are redirected. */
  readonly storage: AttachmentStorage | undefined;
  private readonly http: Server;

  constructor(private readonly options: KoboApiOptions) {
    this.users = new KoboUsers([{ token: options.token, username: OWNER, permissions: 'manage' }, ...(options.users ?? [])]);
    this.storage = options.redirectsAttachments === true ? new AttachmentStorage() : undefined;
    this.http = createServer((request, response) => {
      this.handle(request, response).catch((error: unknown) => send(response, failed(error), {}));
    });
  }

  /** Port 0 takes a free one. @returns the base URL, which attachments and links carry from now on. */
  async listen(port = 0, host = '127.0.0.1'): Promise<string> {
    this.options.server.baseUrl = await listening(this.http, port, host);
    await this.storage?.listen(host);
    return this.options.server.baseUrl;
  }

  async close(): Promise<void> {
    await closing(this.http);
    await this.storage?.close();
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', this.options.server.baseUrl);
    this.requests.push(`${method} ${url.pathname}${url.search}`);
    const fault = faultFor(this.options.fault, method, url);
    if (fault?.kind === 'slow') await fault.until;
    const reply = fault?.kind === 'status' ? refused(fault.status, fault.retryAfterSeconds) : await this.answer(request, method, url);
    send(response, reply, { fault, self: url });
  }

  private async answer(request: IncomingMessage, method: string, url: URL): Promise<Reply> {
    const { server, sender, hasHistory = true, hasEffectivePermissions = true } = this.options;
    try {
      const user = this.users.authenticate(request.headers.authorization);
      const body = await readJson(request);
      return await route({
        server, sender, storage: this.storage, user, users: this.users.all, hasHistory, hasEffectivePermissions, method, url, body,
      });
    } catch (error) {
      return error instanceof ApiRefusal ? { status: error.status, body: { detail: error.detail } } : failed(error);
    }
  }
}

function failed(error: unknown): Reply {
  return { status: 500, body: { detail: `The simulator failed: ${String(error)}. Look at the request, and at the fault asked for.` } };
}

function refused(status: number, retryAfterSeconds?: number): Reply {
  const headers: Record<string, string> = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  return { status, body: { detail: 'Simulated fault: try again later.' }, headers };
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
