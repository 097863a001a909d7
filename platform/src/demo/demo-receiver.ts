import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '../connection.js';

export interface ReceivedRequest {
  method: string;
  path: string;
  authorization: string;
  body: Record<string, unknown>;
}

/** A plain HTTP server in the place of the services, for specs: keeps what it gets, answers as told. */
export class DemoReceiver {
  readonly received: ReceivedRequest[] = [];
  private readonly server: Server;

  constructor(answer: (request: ReceivedRequest, count: number) => number) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
        const kept = { method: request.method ?? '', path: request.url ?? '', authorization: request.headers.authorization ?? '', body };
        this.received.push(kept);
        response.writeHead(answer(kept, this.received.length), { 'content-type': 'application/json' }).end('{"receipt":"r"}');
      });
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export function connectionTo(port: number): Connection {
  const base = `http://127.0.0.1:${port}`;
  const source = (id: string) => ({ url: `${base}/v1/hooks/kobo/${id}`, user: 'kobo', password: 'secret' });
  return {
    gateway: base, ingestion: base, kafka: [], database: '', keys: { public: null, viewer: '', manager: '', protection: '', admin: '' },
    sources: { 'demo-fmr': source('demo-fmr'), 'demo-fms': source('demo-fms'), 'demo-coverage': source('demo-coverage'), 'demo-ct': source('demo-ct') },
  };
}
