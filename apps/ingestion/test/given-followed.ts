import { expect } from '@jest/globals';
import { eventually } from '@fm/testing';
import { KoboApi, type KoboApiOptions } from '../../../tools/kobo-simulator/src/api/kobo-api.js';
import { HookSender, type HookSenderOptions } from '../../../tools/kobo-simulator/src/hooks/hook-sender.js';
import type { KoboAsset } from '../../../tools/kobo-simulator/src/server/kobo-asset.js';
import { KoboServer } from '../../../tools/kobo-simulator/src/server/kobo-server.js';
import { GivenOffice, OLD } from './given-office.js';

const TOKEN = 'the-token';
/** A sweep of thousands on a busy machine takes minutes. */
const PATIENCE_MS = 300_000;

export const ANSWERS = { start: '2026-06-03T08:14:22.118+07:00', end: '2026-06-03T08:15:07.902+07:00', 'g_id/fmp_code': 'LAO-LA0301-01', 'g_count/n_total': '3' };

/** A form in a simulated Kobo whose API an office follows. */
export class GivenFollowed {
  readonly office: GivenOffice;
  readonly api: KoboApi;
  readonly asset: KoboAsset;
  readonly sender: HookSender;

  private constructor(parts: Pick<GivenFollowed, 'office' | 'api' | 'asset' | 'sender'>, private readonly url: string) {
    this.office = parts.office;
    this.api = parts.api;
    this.asset = parts.asset;
    this.sender = parts.sender;
  }

  static async open({ seed, sending = {}, environment = {}, ...options }: { seed: string; sending?: Partial<HookSenderOptions>; environment?: Record<string, string> } & Partial<KoboApiOptions>): Promise<GivenFollowed> {
    const office = await GivenOffice.open(environment);
    const server = new KoboServer({ seed });
    const sender = new HookSender({ server, concurrency: 64, timeScale: 0.001, reuseConnections: true, ...sending });
    const api = new KoboApi({ server, token: TOKEN, sender, ...options });
    const url = await api.listen();
    return new GivenFollowed({ office, api, asset: server.addAsset({ name: seed }), sender }, url);
  }

  /** Connects the source `form`. */
  async follow(changes: object = {}, token = TOKEN): Promise<void> {
    expect(await this.office.source('form', { server: 'kf', asset: this.asset.uid, kobo: { url: this.url, token }, ...changes })).toMatchObject({ status: 200 });
  }

  addHook(endpoint = `${this.office.app.url}/v1/hooks/kobo/form`): void {
    this.asset.addHook({ name: 'hook', endpoint, authLevel: 'basic_auth', username: OLD.user, password: OLD.password });
  }

  /** The store against Kobo, once a sweep of the whole form is done. */
  async swept(): Promise<void> {
    await this.office.admin('POST', '/v1/sources/form/sweep');
    await this.rested();
  }

  /** Waits until there is nothing more to ask Kobo now. */
  async rested(): Promise<void> {
    await eventually(async () => expect((await this.office.admin('GET', '/v1/sources/form/sweep')).body).toMatchObject({ sweeping: false, waiting: 0 }), PATIENCE_MS);
  }

  async completeness(): Promise<Record<string, unknown>> {
    const { body } = await this.office.admin('GET', '/v1/completeness?source=form');
    return (body as unknown as Record<string, unknown>[])[0] ?? {};
  }

  /** What counts of the form in the store, as Kobo would list it: `_id`, `_uuid`, status. */
  async stored(): Promise<string[]> {
    const rows = await this.office.rows(
      `select s.kobo_id || ' ' || b.uuid || ' ' || s.review_status as line from submission s join raw_body b on b.receipt = s.head where s.asset = $1 and s.state = 'live' order by s.kobo_id`, [this.asset.uid]);
    return rows.map(({ line }) => String(line));
  }

  kobo(): string[] {
    const status = (one: unknown): string => ((one as { uid?: string }).uid ?? 'validation_status_none').replace('validation_status_', '');
    return this.asset.all().map((one) => `${one._id} ${one._uuid} ${status(one['_validation_status'])}`);
  }

  async close(): Promise<void> {
    await this.office.close();
    await this.api.close();
  }
}
