import { GatewayRefusal, type GatewayClient } from '../../operator/src/gateway-client.js';

/** A source as ingestion shows it. */
export interface Source {
  readonly id: string;
  readonly server: string;
  readonly asset: string | null;
  readonly kind: string;
  readonly mode: string;
  readonly provinces: readonly string[] | null;
  readonly verify: boolean;
  readonly writeBack: boolean;
  /** Kobo's uid of the REST service that posts here, where ingestion keeps it. */
  readonly hookUid: string | null;
  readonly koboUrl: string | null;
}

export interface KoboForm {
  readonly form: string | null;
  readonly deployedVersion: string | null;
  readonly submissions: number | null;
  readonly seesAll: boolean;
  readonly viewers: readonly { readonly user: string; readonly permission: string }[];
}

export interface Connected extends KoboForm {
  readonly hook: string;
  readonly endpoint: string;
}

export interface Swept {
  readonly sweeping: boolean;
  readonly pages: number | null;
  readonly waiting: number;
  readonly backfilledAt: string | null;
  readonly sweptAt: string | null;
  readonly restingUntil: string | null;
  readonly lastError: string | null;
}

export interface DayOfSource {
  readonly day: string;
  readonly koboCount: number;
  readonly koboHash: string;
  readonly storeCount: number;
  readonly storeHash: string;
  readonly differing: readonly { readonly koboId: number | null; readonly kobo: string | null; readonly store: string | null }[];
}

export interface Completeness {
  readonly source: string;
  readonly state: 'equal' | 'differs' | 'unknown';
  readonly sweptAt: string | null;
  readonly failingSince: string | null;
  readonly lastError: string | null;
  readonly waiting: number;
  readonly unidentified: number;
  readonly refused: readonly { readonly reason: string; readonly receivedAt: string }[];
  readonly days: readonly DayOfSource[];
}

export interface BasicCredential {
  readonly type: 'basic';
  readonly user: string;
  readonly password: string;
}

const NOT_FOUND = 404;
const at = (id: string, below = ''): string => `sources/${encodeURIComponent(id)}${below}`;

/** The gateway's door to sources. */
export class SourcesClient {
  constructor(private readonly gateway: GatewayClient) {}

  list(): Promise<readonly Source[]> {
    return this.gateway.ask('GET', 'sources');
  }

  show(id: string): Promise<Source> {
    return this.gateway.ask('GET', at(id));
  }

  async exists(id: string): Promise<boolean> {
    try {
      await this.show(id);
      return true;
    } catch (error) {
      if (error instanceof GatewayRefusal && error.status === NOT_FOUND) return false;
      throw error;
    }
  }

  save(id: string, body: object): Promise<Source> {
    return this.gateway.ask('PUT', at(id), body);
  }

  addCredential(id: string, credential: BasicCredential): Promise<Source> {
    return this.gateway.ask('POST', at(id, '/credentials'), credential);
  }

  connect(id: string): Promise<Connected> {
    return this.gateway.ask('POST', at(id, '/connect'));
  }

  form(id: string): Promise<KoboForm> {
    return this.gateway.ask('GET', at(id, '/form'));
  }

  sweep(id: string): Promise<Swept> {
    return this.gateway.ask('POST', at(id, '/sweep'));
  }

  swept(id: string): Promise<Swept> {
    return this.gateway.ask('GET', at(id, '/sweep'));
  }

  completeness(id: string, { from, to }: { from?: string | undefined; to?: string | undefined }): Promise<readonly Completeness[]> {
    return this.gateway.ask('GET', `completeness?${new URLSearchParams({ source: id, ...(from && { from }), ...(to && { to }) })}`);
  }
}
