import type { Clock } from '@fm/lifecycle';
import type { MessageHeaders, MonitoringPointRegisteredV1 } from '@fm/contracts';
import type { OutgoingMessage } from '@fm/messaging';
import { eventually } from '@fm/testing';
import { KoboApi } from '../../tools/kobo-simulator/src/api/kobo-api.js';
import { HookSender } from '../../tools/kobo-simulator/src/hooks/hook-sender.js';
import type { Answers } from '../../tools/kobo-simulator/src/server/answers.js';
import { KoboServer } from '../../tools/kobo-simulator/src/server/kobo-server.js';
import type { FiveServices } from './five-services.js';

/** The clock of the story: what is said about time is the same in every run. */
export class StoryClock implements Clock {
  private instant = new Date('2026-06-03T03:00:00.000Z');

  now(): Date {
    return this.instant;
  }

  set(iso: string): void {
    this.instant = new Date(iso);
  }
}

export interface ToldEvent {
  readonly topic: string;
  readonly headers: MessageHeaders;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One thing that happens, and what it leads to. */
export interface Step {
  readonly title: string;
  readonly what: string;
  /** What was sent, where something was. */
  readonly sent: unknown;
  readonly answer: unknown;
  readonly events: readonly ToldEvent[];
  readonly figure: unknown;
}

export interface StoryParts {
  readonly services: FiveServices;
  readonly published: OutgoingMessage[];
  readonly clock: StoryClock;
}

function nationalities(counts: Record<string, string>): Answers[] {
  return Object.entries(counts).map(([iso3, n]) => ({ 'r_nat/nat_iso3': iso3, 'r_nat/nat_n': n }));
}

export const POINT: Omit<MonitoringPointRegisteredV1, 'revision'> = {
  code: 'LAO-LA0301-01', names: { en: 'Boten border gate', lo: 'ດ່ານສາກົນບໍ່ເຕັນ' }, type: 'border_international', class: 'border', lat: 21.18413, lon: 101.67202,
  confirmed: false, radiusM: 1000, adm1: 'LA03', adm2: 'LA0301', openedOn: '2024-01-01', closedOn: null, corridor: null,
};

/** What an official entered, as Kobo holds it: with nothing wrong. */
export const ANSWERS: Answers = {
  start: '2026-06-03T09:14:22.118+07:00', end: '2026-06-03T09:15:07.902+07:00', today: '2026-06-03', username: 'lnt_team_1', deviceid: 'collect:rQ0sX5kT8eWm2Yvb',
  'g_id/enumerator_code': 'E01', 'g_id/fmp_code': POINT.code, 'g_id/shift_code': 'morning', 'g_id/obs_date': '2026-06-03', 'g_id/obs_time': '09:14:00.000+07:00', 'g_id/gps': '21.1842 101.6719 640.2 4.9',
  'g_source/info_source': 'traveller_interview', 'g_source/consent_given': 'yes',
  'g_move/flow_direction': 'inflow', 'g_move/dep_country': 'CHN', 'g_move/dep_place_text': 'ໂມຮານ', 'g_move/dest_country': 'LAO', 'g_move/dest_adm1': 'LA03', 'g_move/dest_adm2': 'LA0301',
  'g_move/movement_type': 'short_term_local', 'g_move/reasons': 'buy_goods_market family_visit', 'g_move/stay_duration': 'same_day', 'g_move/transport_mode': 'minivan', 'g_move/group_type': 'family',
  'g_count/n_total': '5', 'g_count/f_5_17': '1', 'g_count/f_18_59': '2', 'g_count/m_18_59': '1', 'g_count/m_60p': '1',
  r_nat: nationalities({ LAO: '3', CHN: '2' }),
  'g_vuln/v_pregnant': '1', 'g_vuln/v_uac': '0',
};

const CREDENTIALS = { user: 'kobo', password: 'a-long-random-password' };
const DAYS = 'from=2019-12-01&to=2026-06-30&interval=day&by=fmp,direction';

/** Plays the story step by step against a running platform; each step waits until nothing moves any more. */
export class WorkedStory {
  private readonly kobo: KoboServer;
  private readonly asset;
  private readonly api: KoboApi;
  private readonly sender: HookSender;
  private readonly steps: Step[] = [];
  private told = 0;
  private id = 0;
  private lateBody: string | undefined;

  constructor(private readonly parts: StoryParts) {
    this.kobo = new KoboServer({ seed: 'worked-record', now: () => parts.clock.now() });
    this.asset = this.kobo.addAsset({ name: 'lao_fm_fmr', uid: 'aWorkedRecord222222222' });
    this.asset.addHook({ name: 'Passage', endpoint: `${parts.services.url('ingestion')}/v1/hooks/kobo/boten-fmr`, authLevel: 'basic_auth', username: CREDENTIALS.user, password: CREDENTIALS.password });
    this.sender = new HookSender({ server: this.kobo, timeScale: 0.001, concurrency: 1 });
    this.api = new KoboApi({ server: this.kobo, token: 'kobo-token' });
  }

  async play(): Promise<readonly Step[]> {
    await this.prepare();
    await this.step('The hook', 'An official taps "submit"; KoboToolbox stores the interview and its REST service posts it. Passage answers 202 once it is sealed and stored.', () => this.create());
    await this.step('The same hook again', 'Kobo retries after a read time-out, although the first attempt was stored. The body is a repeat, whatever its revision: no event follows.', () => this.resend());
    await this.step('An edit, downwards', 'The group was three, not five. An edit gets a new `_uuid`, keeps `rootUuid` and `_id`, and fires no hook; a delivery that was still waiting re-reads the body and carries the edit.', () => this.edit('2026-06-03T03:20:00.000Z', this.smaller()));
    await this.step('An edit, upwards', 'No: six, and one of unknown sex and age. The shortfall of the count grid goes to unknown, the record is flagged, the count stands.', () => this.edit('2026-06-03T03:40:00.000Z', this.larger()));
    await this.step('A revision that is held', 'Someone corrects the date to one before 2020: a rule of severity E holds the record. It leaves the figure of its old day and is counted as held under the new one.', () => this.edit('2026-06-03T04:00:00.000Z', this.misdated()));
    await this.step('Its release', 'A manager knows the paper register it comes from and releases it, with a reason. The decision is the next one of the same revision.', () => this.release());
    await this.step('A withdrawal', 'The interview is deleted in Kobo, which tells no hook. Asked for it with the token of the source, Kobo answers 404 while it still shows the form: the submission is withdrawn, as its next revision, and leaves a tombstone.', () => this.withdraw());
    await this.step('A late hook', 'A delivery from before the deletion arrives. A hook never revives what was deleted; nothing follows.', () => this.late());
    await this.api.close();
    return this.steps;
  }

  private async prepare(): Promise<void> {
    const { services } = this.parts;
    const kobo = { url: await this.api.listen(), token: 'kobo-token' };
    const credentials = [{ type: 'basic', ...CREDENTIALS }];
    await services.command('ingestion', 'PUT', '/v1/sources/boten-fmr', { server: 'kobo', asset: this.asset.uid, kind: 'fmr', mode: 'live', provinces: ['LA03'], credentials, kobo });
    await services.command('geo-enrichment', 'PUT', `/v1/points/${POINT.code}`, POINT);
    await eventually(async () => {
      const { features } = await services.ask<{ features: unknown[] }>('viewer', 'points');
      if (features.length === 0) throw new Error('the point is not known yet');
      // A body that comes before its form is flagged, and decided again when the form comes: the story begins after both.
      if ((await services.rows('validation', 'select 1 from deployed_form')).length === 0) throw new Error('the form is not known yet');
      if ((await services.rows('validation', 'select 1 from redecision')).length > 0) throw new Error('what waited for the form is still looked through');
    });
    await services.atRest(this.parts.published);
    this.told = this.parts.published.length;
  }

  private async step(title: string, what: string, happen: () => Promise<Pick<Step, 'sent' | 'answer'>>): Promise<void> {
    const happened = await happen();
    await this.parts.services.atRest(this.parts.published);
    const events = this.parts.published.slice(this.told).map(({ topic, headers, value }): ToldEvent => ({ topic, headers, data: JSON.parse(value.toString()) as ToldEvent['data'] }));
    this.told = this.parts.published.length;
    const { rows } = await this.parts.services.ask<{ rows: unknown[] }>('manager', `indicators/movements?${DAYS}`);
    this.steps.push({ title, what, ...happened, events, figure: rows });
  }

  private async create(): Promise<Pick<Step, 'sent' | 'answer'>> {
    this.id = this.asset.create(ANSWERS)._id;
    return this.delivered();
  }

  private resend(): Promise<Pick<Step, 'sent' | 'answer'>> {
    this.parts.clock.set('2026-06-03T03:01:00.000Z');
    this.sender.resend(this.asset, this.id);
    return this.delivered();
  }

  private edit(at: string, answers: Answers): Promise<Pick<Step, 'sent' | 'answer'>> {
    this.parts.clock.set(at);
    this.asset.edit(this.id, answers, new Date(at));
    this.sender.resend(this.asset, this.id);
    return this.delivered();
  }

  private async release(): Promise<Pick<Step, 'sent' | 'answer'>> {
    this.parts.clock.set('2026-06-03T06:00:00.000Z');
    const submission = this.submission();
    const sent = { submission, reason: 'Entered from the paper register of December 2019.' };
    return { sent, answer: await this.parts.services.ask('manager', 'quarantine/release', sent) };
  }

  private async withdraw(): Promise<Pick<Step, 'sent' | 'answer'>> {
    this.parts.clock.set('2026-06-04T02:00:00.000Z');
    this.lateBody = JSON.stringify(this.sender.ledger.deliveries.at(-1)?.submission);
    this.asset.delete(this.id);
    const sent = { koboId: this.id };
    return { sent, answer: await this.parts.services.ask('admin', 'sources/boten-fmr/reconcile', sent) };
  }

  private async late(): Promise<Pick<Step, 'sent' | 'answer'>> {
    this.parts.clock.set('2026-06-04T02:10:00.000Z');
    const authorization = `Basic ${Buffer.from(`${CREDENTIALS.user}:${CREDENTIALS.password}`).toString('base64')}`;
    const response = await fetch(`${this.parts.services.url('ingestion')}/v1/hooks/kobo/boten-fmr`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: this.lateBody ?? '' });
    return { sent: null, answer: await response.json() };
  }

  private async delivered(): Promise<Pick<Step, 'sent' | 'answer'>> {
    await this.sender.idle();
    const delivery = this.sender.ledger.deliveries.at(-1);
    if (delivery?.status !== 202) throw new Error(`not acknowledged: ${delivery?.status} ${delivery?.answer}`);
    return { sent: delivery.submission, answer: JSON.parse(delivery.answer) as unknown };
  }

  private submission(): string {
    const event = this.parts.published.findLast(({ topic }) => topic === 'fm.submission.received.v1');
    if (!event) throw new Error('nothing was received');
    return event.key;
  }

  private smaller(): Answers {
    return { ...ANSWERS, 'g_count/n_total': '3', 'g_count/f_5_17': null, 'g_count/m_60p': null, r_nat: nationalities({ LAO: '3' }) };
  }

  private larger(): Answers {
    return { ...ANSWERS, 'g_count/n_total': '6', r_nat: nationalities({ LAO: '4', CHN: '2' }) };
  }

  private misdated(): Answers {
    return { ...this.larger(), 'g_id/obs_date': '2019-12-30' };
  }
}
