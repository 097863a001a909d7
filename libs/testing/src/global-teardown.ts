import { rmSync } from 'node:fs';
import { serversFile } from './given-servers.js';

export default async function teardown(): Promise<void> {
  const servers = globalThis.passageTestServers ?? [];
  globalThis.passageTestServers = undefined;
  for (const server of servers) await server.stop();
  rmSync(serversFile(process.pid), { force: true });
}
