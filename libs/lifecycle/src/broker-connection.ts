import type { ServiceName } from '@fm/contracts';
import type { Broker } from '@fm/messaging';
import type { Logger } from '@fm/observability';
import { provisionTopicsOf } from './provision-topics.js';

const RETRY_MS = 2_000;

/** The way to the broker with its topics: tried until it is there or the service stops. */
export class BrokerConnection {
  private closing = false;
  private readonly connected: Promise<void>;

  constructor(
    private readonly service: ServiceName,
    private readonly broker: Broker,
    private readonly log: Logger,
  ) {
    this.connected = this.connect();
    this.connected.catch(() => undefined);
  }

  /** Rejects where the service stopped first. */
  established(): Promise<void> {
    return this.connected;
  }

  /** A memory broker belongs to whoever made it. */
  async close(): Promise<void> {
    this.closing = true;
    if (this.broker.kind === 'kafka') await this.broker.close();
  }

  private async connect(): Promise<void> {
    for (;;) {
      try {
        await this.broker.connect();
        return await provisionTopicsOf(this.service, this.broker);
      } catch (error) {
        if (this.closing) throw error;
        this.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'no broker yet: check KAFKA_BROKERS; trying again');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
      if (this.closing) throw new Error('stopped before the broker answered');
    }
  }
}
