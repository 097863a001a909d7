import type { ServerResponse } from 'node:http';
import type { Fault } from './fault.js';

export interface Reply {
  status: number;
  body?: unknown;
  /** Sent as they are, instead of a JSON body. */
  file?: { bytes: Buffer; mimetype: string };
  headers?: Record<string, string>;
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

const HTML = '<!DOCTYPE html><html><head><title>Log in</title></head><body><h1>Simulated fault: log in first</h1></body></html>';

/** Writes the reply, spoilt as the fault says. @param self the page's own address, for a `next` that leads nowhere else */
export function send(response: ServerResponse, reply: Reply, { fault, self }: { fault?: Fault | undefined; self?: URL }): void {
  if (fault?.kind === 'html') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(HTML);
    return;
  }
  const bytes = bytesOf(fault?.kind === 'loop' ? looped(reply, self) : reply);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const sent = fault?.kind === 'cut' ? half : bytes;
  response.writeHead(reply.status, {
    'Content-Type': reply.file?.mimetype ?? 'application/json', Allow: 'GET, POST, PATCH, HEAD, OPTIONS',
    ...(reply.status === 204 || reply.status === 304 ? {} : { 'Content-Length': sent.length }), ...reply.headers,
  });
  if (fault?.kind === 'broken') response.write(half, () => response.destroy());
  else response.end(sent);
}

function bytesOf(reply: Reply): Buffer {
  if (reply.file !== undefined) return reply.file.bytes;
  return Buffer.from(reply.body === undefined || reply.status === 304 ? '' : JSON.stringify(reply.body));
}

function looped(reply: Reply, self: URL | undefined): Reply {
  return typeof reply.body === 'object' ? { ...reply, body: { ...reply.body, next: self?.href } } : reply;
}
