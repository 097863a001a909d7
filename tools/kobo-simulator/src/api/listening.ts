import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Port 0 takes a free one. @returns the base URL */
export async function listening(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return `http://${host}:${bound}`;
}

export async function closing(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
