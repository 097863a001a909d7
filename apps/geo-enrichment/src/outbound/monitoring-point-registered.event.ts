import type { MonitoringPointRegisteredV1 } from '@fm/contracts';
import type { RegisteredPoint } from '../domain/registered-point.js';

/** Entry of the register -> contract. */
export function monitoringPointRegistered({ point, revision }: RegisteredPoint): MonitoringPointRegisteredV1 {
  return { ...point, revision };
}
