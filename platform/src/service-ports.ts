import type { ServiceName } from '@fm/contracts';
import { isPortFree } from './servers/free-port.js';
import { StartProblem } from './start-problem.js';

export type ServicePorts = Readonly<Record<ServiceName, number>>;

/** In journey order: the order of starting; stopping goes the other way. */
export const SERVICES: readonly ServiceName[] = ['ingestion', 'validation', 'geo-enrichment', 'aggregation', 'gateway'];

export function servicePorts(base: number): ServicePorts {
  return { 'gateway': base, 'ingestion': base + 1, 'validation': base + 2, 'geo-enrichment': base + 3, 'aggregation': base + 4 };
}

export function serviceUrl(ports: ServicePorts, service: ServiceName): string {
  return `http://127.0.0.1:${ports[service]}`;
}

/** Throws StartProblem naming the first port that somebody else listens on. */
export async function requireFreePorts(ports: ServicePorts): Promise<void> {
  for (const service of SERVICES) {
    if (await isPortFree(ports[service])) continue;
    const other = ports.gateway === 8_080 ? 9_080 : 8_080;
    throw new StartProblem(
      `Port ${ports[service]}, wanted for ${service}, is taken by another program.`,
      `Stop that program, or take other ports: npm start -- --port-base ${other}`,
    );
  }
}
