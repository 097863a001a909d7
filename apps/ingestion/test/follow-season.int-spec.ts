import type { SubmissionReceivedV1 } from '@fm/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPoster } from '../../../tools/kobo-simulator/src/hooks/post-hook.js';
import { Random } from '../../../tools/kobo-simulator/src/random.js';
import { ANSWERS, GivenFollowed } from './given-followed.js';

const SUBMISSIONS = 20_000;
/** Created while the service is down: two hours of a busy day. */
const WHILE_DOWN = 2_000;
const AT_ONCE = 500;
const PATIENCE_MS = 480_000;

/** A season of everything that Kobo does and does not tell. Shares: hooks dropped 5 %, repeated 5 %, edited 10 %, deleted 2 %, reviewed 10 %. */
describe('after a season of lost hooks, edits, deletions, reviews and an outage', () => {
  let given: GivenFollowed;
  const dice = new Random('season of 2026');
  const dropped = { n: 0 };

  beforeAll(async () => {
    const post = createPoster({ timeoutMs: 30_000, reuseConnections: true });
    // A drop in the hundred's way: Kobo believes that it was delivered.
    const dropping: typeof post = (...request) => {
      if (!dice.chance(0.05)) return post(...request);
      dropped.n += 1;
      return Promise.resolve({ kind: 'answered', status: 202, body: '{}' });
    };
    given = await GivenFollowed.open({ seed: 'season', sending: { post: dropping, concurrency: 128 } });
    await given.follow();
    await given.rested();
    given.addHook();
  });
  afterAll(() => given.close());

  /** Creates, and does to some what people do: half of it at once, so that hooks on their way carry either body, half after they have come. */
  async function live(count: number): Promise<void> {
    const later: (() => void)[] = [];
    for (let from = 0; from < count; from += AT_ONCE) {
      for (let n = from; n < Math.min(from + AT_ONCE, count); n++) {
        const { _id } = given.asset.create({ ...ANSWERS, 'g_count/n_total': String(1 + (n % 40)) });
        if (dice.chance(0.05)) given.sender.resend(given.asset, _id);
        const acts = [
          ...(dice.chance(0.1) ? [() => void given.asset.edit(_id, { ...ANSWERS, 'g_count/n_total': String(50 + (n % 40)) })] : []),
          ...(dice.chance(0.1) ? [() => given.asset.setValidationStatus(_id, dice.pick(['approved', 'not_approved', 'on_hold'] as const))] : []),
          ...(dice.chance(0.02) ? [() => given.asset.delete(_id)] : []),
        ];
        if (dice.chance(0.5)) later.push(...acts);
        else for (const act of acts) act();
      }
      await given.sender.idle();
      for (const act of later.splice(0)) act();
    }
  }

  it('the store equals Kobo after one sweep, and the ledger says so', async () => {
    await live(SUBMISSIONS - WHILE_DOWN - AT_ONCE);
    await given.office.app.close();
    await live(WHILE_DOWN);
    await given.office.startAgain();
    for (const hook of given.asset.hooks.values()) hook.endpoint = `${given.office.app.url}/v1/hooks/kobo/form`;
    await live(AT_ONCE);
    const before = new Set(await given.stored());
    await given.swept();
    const kobo = given.kobo();
    expect(kobo.length).toBeGreaterThan(SUBMISSIONS * 0.97);
    // The season must have been worth the name: the sweep had thousands to mend.
    expect([dropped.n > 500, kobo.length - before.size > WHILE_DOWN * 0.9, kobo.filter((line) => !before.has(line)).length > 3_000]).toEqual([true, true, true]);
    expect(await given.stored()).toEqual(kobo);
    const ledger = (await given.completeness()) as unknown as { state: string; waiting: number; days: { koboCount: number; storeCount: number; koboHash: string; storeHash: string; differing: unknown[] }[] };
    expect([ledger.state, ledger.waiting]).toEqual(['equal', 0]);
    expect(ledger.days.reduce((sum, { koboCount }) => sum + koboCount, 0)).toBe(kobo.length);
    for (const day of ledger.days) expect([day.storeCount, day.storeHash, day.differing]).toEqual([day.koboCount, day.koboHash, []]);
  }, PATIENCE_MS);

  it('nothing is there twice, and the last that was told of each is what Kobo has', async () => {
    const rows = await given.office.rows('select count(*)::int as rows, count(distinct kobo_id)::int as ids from submission');
    expect(rows[0]?.['rows']).toBe(rows[0]?.['ids']);
    await given.office.said('none');
    const told = new Map<string, SubmissionReceivedV1>();
    // A relay that is stopped between the broker's acknowledgement and its own note of it sends the same again: at least once, not once.
    const sent = new Map(given.office.allSaid<SubmissionReceivedV1>('fm.submission.received.v1').map((event) => [JSON.stringify(event), event]));
    for (const event of sent.values()) {
      const known = told.get(event.submission);
      expect(event.version.revision).toBeGreaterThan(known?.version.revision ?? 0);
      told.set(event.submission, event);
    }
    for (const one of given.asset.all()) {
      const event = told.get(`kf/${given.asset.uid}/${one['meta/rootUuid'].replace('uuid:', '')}`);
      expect([event?.uuid, event?.answers['g_count/n_total']]).toEqual([one._uuid, one['g_count/n_total']]);
    }
  }, PATIENCE_MS);
});
