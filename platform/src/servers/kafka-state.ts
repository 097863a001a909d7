import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readStored, writeStored } from '../stored-json.js';
import { freePort } from './free-port.js';

export interface BrokerState {
  /** KRaft's cluster id: the data are of this cluster and of no other. */
  clusterId: string;
  brokerPort: number;
  controllerPort: number;
}

/** The identity and the ports of the broker of this directory: those of the last start, where the ports are still free, and remembered for the next. */
export async function brokerState(directory: string): Promise<BrokerState> {
  const file = join(directory, 'kafka.json');
  const known = readStored(file) ?? {};
  const brokerPort = await freePort(port(known.brokerPort));
  const controllerPort = await freePort(port(known.controllerPort), [brokerPort]);
  const state = { clusterId: typeof known.clusterId === 'string' ? known.clusterId : newClusterId(), brokerPort, controllerPort };
  writeStored(file, state);
  return state;
}

function port(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A random UUID in base64url, 22 characters. Kafka's tools take one that begins with "-" for an option. */
function newClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? newClusterId() : id;
}
