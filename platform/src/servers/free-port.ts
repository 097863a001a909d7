import { createServer } from 'node:net';

/**
 * Below the ranges from which operating systems lend ports to outgoing connections (Linux from 32768, macOS and Windows from 49152). Inside such a range
 * a client that retries against a restarting server can be lent the server's own port and connect to itself, and the server then finds its port taken.
 */
const LOWEST = 20_000;
const HIGHEST = 31_999;

/** Whether this loopback port can be listened on. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });
}

/** The remembered port while it is free, else another free one that is none of `avoid`. */
export async function freePort(remembered: number | undefined, avoid: readonly number[] = []): Promise<number> {
  if (remembered !== undefined && (await isPortFree(remembered))) return remembered;
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1));
    if (!avoid.includes(port) && (await isPortFree(port))) return port;
  }
}
