import { GatewayRefusal, type GatewayClient } from '../../operator/src/gateway-client.js';

/** One line of the ledger of erasures. */
export interface Erasure {
  readonly submission: string;
  readonly revision: number;
  readonly reason: string;
  readonly erasedAt: string;
}

const NOT_FOUND = 404;

/** The gateway's door to erasures. */
export class ErasuresClient {
  constructor(private readonly gateway: GatewayClient) {}

  ledger(): Promise<readonly Erasure[]> {
    return this.gateway.ask('GET', 'erasures');
  }

  /** What was erased before is answered as it was. @returns null where no submission has this key */
  async erase(submission: string, reason: string): Promise<Erasure | null> {
    try {
      return await this.gateway.ask<Erasure>('POST', 'erasures', { submission, reason });
    } catch (error) {
      if (error instanceof GatewayRefusal && error.status === NOT_FOUND) return null;
      throw error;
    }
  }
}
