import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { freePort, isPortFree } from './free-port.js';

describe('freePort', () => {
  let other: Server | undefined;
  afterEach(async () => {
    const server = other;
    other = undefined;
    if (server) await new Promise((resolve) => server.close(resolve));
  });
  const taken = async (): Promise<number> => {
    const server = createServer();
    other = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };

  it('keeps to the remembered port while it is free', async () => {
    const port = await freePort(undefined);
    expect(await freePort(port)).toBe(port);
  });

  it('takes another where the remembered one is taken, outside the ranges lent to outgoing connections', async () => {
    const port = await taken();
    const instead = await freePort(port);
    expect(await isPortFree(port)).toBe(false);
    expect(instead).toBeGreaterThanOrEqual(20_000);
    expect(instead).toBeLessThan(32_000);
    expect(await isPortFree(instead)).toBe(true);
  });
});
