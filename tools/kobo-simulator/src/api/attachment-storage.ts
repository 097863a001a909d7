import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closing, listening } from './listening.js';

interface Held {
  bytes: Buffer;
  mimetype: string;
}

/**
 * The object storage to which Kobo sends those who download an attachment: another address, links that are signed themselves, and
 * a refusal for whoever brings Kobo's token along.
 */
export class AttachmentStorage {
  /** Every request, as "GET /…": a token must never be seen here. */
  readonly requests: { line: string; authorization: string | undefined }[] = [];
  private readonly held = new Map<string, Held>();
  private readonly http = createServer((request, response) => this.answer(request, response));
  private base = '';

  async listen(host: string): Promise<void> {
    this.base = await listening(this.http, 0, host);
  }

  close(): Promise<void> {
    return closing(this.http);
  }

  /** @returns an address that gives the bytes to anyone who has it */
  link(filename: string, held: Held): string {
    const path = `/${encodeURIComponent(filename)}?X-Amz-Signature=${randomBytes(16).toString('hex')}`;
    this.held.set(path, held);
    return `${this.base}${path}`;
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { authorization } = request.headers;
    this.requests.push({ line: `${request.method} ${request.url}`, authorization });
    const found = this.held.get(request.url ?? '');
    if (authorization !== undefined) refuse(response, 400, 'InvalidArgument: Only one auth mechanism allowed; send no Authorization header.');
    else if (found === undefined) refuse(response, 403, 'AccessDenied: the link is not one of ours; ask Kobo for a new one.');
    else response.writeHead(200, { 'Content-Type': found.mimetype, 'Content-Length': found.bytes.length }).end(found.bytes);
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'application/xml' }).end(`<Error><Message>${message}</Message></Error>`);
}
