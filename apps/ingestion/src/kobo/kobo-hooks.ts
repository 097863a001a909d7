import { Inject, Injectable } from '@nestjs/common';
import { KoboTransport, KoboUnavailable, parsed, type KoboAccess } from './kobo-transport.js';

/** A REST service of a form, as Kobo has it. */
export interface KoboHook {
  readonly uid: string;
  readonly endpoint: string;
  readonly active: boolean;
  readonly exportType: string;
  readonly subsetFields: readonly string[];
  readonly payloadTemplate: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly failedCount: number;
}

/** How a REST service has to be: JSON, whole, with a secret in a header. */
export interface WantedHook {
  readonly endpoint: string;
  readonly header: { readonly name: string; readonly value: string };
}

/** A delivery that Kobo has given up. */
export interface FailedDelivery {
  readonly tries: number;
  readonly at: string;
}

const pathOf = (asset: string, below = ''): string => `/api/v2/assets/${encodeURIComponent(asset)}/hooks/${below}?format=json`;

/** The REST services of a form. It takes the rights to change the form and to see its submissions. */
@Injectable()
export class KoboHooks {
  constructor(@Inject(KoboTransport) private readonly transport: KoboTransport) {}

  /** @returns null where the token may not see them */
  async list(access: KoboAccess, asset: string): Promise<readonly KoboHook[] | null> {
    const answer = await this.transport.request(access, { path: pathOf(asset) });
    if ([401, 403, 404].includes(answer.status)) return null;
    if (answer.status !== 200) throw new KoboUnavailable(`Kobo answered ${answer.status} for the REST services.`);
    const { results } = parsed(answer) as { results?: unknown };
    return Array.isArray(results) ? results.map(hookOf) : [];
  }

  async create(access: KoboAccess, asset: string, wanted: WantedHook): Promise<string> {
    const made = await this.transport.json(access, { method: 'POST', path: pathOf(asset), body: { name: 'Passage', ...settingsOf(wanted), email_notification: true } });
    return hookOf(made).uid;
  }

  async mend(access: KoboAccess, asset: string, uid: string, wanted: WantedHook): Promise<void> {
    await this.transport.json(access, { method: 'PATCH', path: pathOf(asset, `${encodeURIComponent(uid)}/`), body: settingsOf(wanted) });
  }

  async failed(access: KoboAccess, asset: string, uid: string): Promise<readonly FailedDelivery[]> {
    const page = await this.transport.json(access, { path: `${pathOf(asset, `${encodeURIComponent(uid)}/logs/`)}&status=0&limit=1000` });
    const { results } = page as { results?: unknown };
    return (Array.isArray(results) ? results : []).map((log: { tries?: unknown; date_modified?: unknown }) => ({ tries: Number(log.tries), at: String(log.date_modified) }));
  }

  /** Kobo sends what failed once more, one after the other, in its own time. */
  async driveFailed(access: KoboAccess, asset: string, uid: string): Promise<void> {
    await this.transport.request(access, { method: 'PATCH', path: pathOf(asset, `${encodeURIComponent(uid)}/retry/`), body: {} });
  }
}

function settingsOf({ endpoint, header }: WantedHook): Record<string, unknown> {
  return { endpoint, active: true, export_type: 'json', auth_level: 'no_auth', subset_fields: [], payload_template: '', settings: { custom_headers: { [header.name]: header.value } } };
}

function hookOf(entry: unknown): KoboHook {
  const hook = entry as Record<string, unknown>;
  const settings = (hook['settings'] ?? {}) as { custom_headers?: Record<string, string> };
  return {
    uid: String(hook['uid']), endpoint: String(hook['endpoint']), active: hook['active'] === true, exportType: String(hook['export_type']),
    subsetFields: Array.isArray(hook['subset_fields']) ? hook['subset_fields'].map(String) : [], payloadTemplate: String(hook['payload_template'] ?? ''),
    headers: settings.custom_headers ?? {}, failedCount: Number(hook['failed_count'] ?? 0),
  };
}
