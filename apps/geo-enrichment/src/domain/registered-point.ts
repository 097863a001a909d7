import type { MonitoringPoint } from '@fm/contracts/vocabulary';

/** An entry of the register. `revision` counts its changes from 1. */
export interface RegisteredPoint {
  readonly point: MonitoringPoint;
  readonly revision: number;
}
