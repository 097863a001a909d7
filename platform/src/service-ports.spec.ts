import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { freePort, isPortFree } from './servers/free-port.js';
import { requireFreePorts, SERVICES, servicePorts } from './service-ports.js';

/** A base whose five ports are free now. */
async function freeBase(): Promise<number> {
  for (;;) {
    const base = await freePort(undefined);
    const free = await Promise.all(Object.values(servicePorts(base)).map(isPortFree));
    if (!free.includes(false)) return base;
  }
}

describe('requireFreePorts', () => {
  it.each(SERVICES)('names %s and its port when that is taken, and offers others', async (service) => {
    const ports = servicePorts(await freeBase());
    await requireFreePorts(ports);
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(ports[service], '127.0.0.1', resolve));
    await expect(requireFreePorts(ports)).rejects.toMatchObject({
      message: expect.stringContaining(`${ports[service]}, wanted for ${service}`),
      nextStep: expect.stringContaining('--port-base'),
    });
    await new Promise((resolve) => other.close(resolve));
  });
});
