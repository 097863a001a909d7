import pg from 'pg';
import { CHANGE_CHANNEL } from './change-log.js';

const RETRY_MS = 2_000;

/** Says when the log has grown. A lost connection is made again; meanwhile whoever waits looks by itself from time to time. */
export class ChangeNotices {
  private client: pg.Client | null = null;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly onChange: () => void,
  ) {}

  async start(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({ connectionString: this.url, keepAlive: true, connectionTimeoutMillis: 5_000, application_name: 'passage-gateway-stream' });
    client.on('notification', this.onChange);
    client.on('error', () => this.again(client));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANGE_CHANNEL}`);
      this.onChange();
    } catch {
      this.again(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  private again(client: pg.Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = null;
    void client.end().catch(() => undefined);
    setTimeout(() => void this.start(), RETRY_MS).unref();
  }
}
