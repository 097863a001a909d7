import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GivenOffice, submission } from './given-office.js';

const CANARY = 'canary-in-a-coal-mine';

/** One submission as it may come: original, two edits, each also as a subset of its fields, and another content of one uuid. */
const [original, edit, last] = [
  submission('a'),
  submission('b', { 'meta/rootUuid': 'uuid:a', 'meta/deprecatedID': 'uuid:a', 'g_count/n_total': '6', end: '2026-06-03T09:00:00+07:00' }),
  submission('c', { 'meta/rootUuid': 'uuid:a', 'meta/deprecatedID': 'uuid:b', 'g_count/n_total': '7', end: '2026-06-02T09:00:00+07:00' }),
];
const DELIVERIES: readonly Record<string, unknown>[] = [
  original, edit, last,
  { _id: 7, _uuid: 'a', 'meta/rootUuid': 'uuid:a', 'g_count/n_total': '5' },
  { _id: 7, _uuid: 'c', 'meta/rootUuid': 'uuid:a', 'meta/deprecatedID': 'uuid:b', 'g_id/fmp_code': 'LAO-LA0301-01' },
  { _id: 7, 'g_count/n_total': '5' },
  { ...edit, 'g_count/n_total': '66' },
];

describe('deliveries', () => {
  let office: GivenOffice;
  beforeAll(async () => {
    office = await GivenOffice.open();
    await office.source('fmr');
    await office.source('same-form');
    await office.source('other-server', { server: 'eu' });
  });
  afterAll(() => office.close());

  it('end in the same head in whatever order and number they come, with revisions that only rise', async () => {
    let run = 0;
    const named = (body: Record<string, unknown>): Record<string, unknown> =>
      JSON.parse(JSON.stringify({ ...body, _id: 1_000 + run }).replace(/"(uuid:)?([abc])"/g, `"$1${run}-$2"`)) as Record<string, unknown>;
    const some = fc.shuffledSubarray([...DELIVERIES, ...DELIVERIES]);
    await fc.assert(fc.asyncProperty(some, fc.shuffledSubarray([...DELIVERIES], { minLength: DELIVERIES.length }), fc.boolean(), async (before, all, atOnce) => {
      run += 1;
      const deliver = (body: Record<string, unknown>) => office.send('fmr', named(body));
      const answers = atOnce ? await Promise.all([...before, ...all].map(deliver)) : [];
      if (!atOnce) for (const body of [...before, ...all]) answers.push(await deliver(body));
      const submissions = new Set(answers.map(({ status, body }) => `${status} ${String(body['submission'])}`));
      expect(submissions.size).toBe(1);
      const told = await office.said(answers[0]?.body['submission']);
      expect(told.at(-1)).toMatchObject({ uuid: `${run}-c`, koboId: 1_000 + run, answers: { 'g_count/n_total': '7', 'g_id/fmp_code': 'LAO-LA0301-01' } });
      const revisions = told.map(({ version }) => version.revision);
      expect(revisions).toEqual([...new Set(revisions)].toSorted((one, two) => one - two));
    }), { numRuns: 40 });
  });

  it('by two sources of one form are one submission; of another form or server, another', async () => {
    const body = submission('shared', { _id: 9_000 });
    expect((await office.send('fmr', body)).body).toMatchObject({ submission: 'kf/aDemo/shared', duplicate: false });
    expect((await office.send('same-form', body)).body).toMatchObject({ submission: 'kf/aDemo/shared', duplicate: true });
    expect((await office.send('other-server', body)).body).toMatchObject({ submission: 'eu/aDemo/shared', duplicate: false });
    await office.source('any-form', { asset: null });
    expect((await office.send('any-form', { ...body, _xform_id_string: 'aUnregistered' })).body).toMatchObject({ submission: 'kf/aUnregistered/shared', duplicate: false });
  });

  it('are told as of the source of the body that counts, with the names that any of them told', async () => {
    await office.source('exercise', { mode: 'training' });
    const [first, edited] = [submission('mixed', { _id: 9_050 }), submission('mixed-2', { _id: undefined, 'meta/rootUuid': 'uuid:mixed', 'meta/deprecatedID': 'uuid:mixed', 'g_count/n_total': '6' })];
    await Promise.all([office.send('exercise', first), office.send('fmr', edited)]);
    const told = await office.said('kf/aDemo/mixed');
    expect(told.at(-1)).toMatchObject({ source: 'fmr', mode: 'live', uuid: 'mixed-2', answers: { 'g_count/n_total': '6' } });
    expect((await office.send('fmr', { ...edited, 'g_count/n_total': '7', end: '2026-06-04T00:00:00+07:00' })).body).toMatchObject({ duplicate: false });
    expect((await office.said('kf/aDemo/mixed')).at(-1)).toMatchObject({ source: 'fmr', mode: 'live', koboId: 9_050 });
  });

  it('from a server without rootUuid are known by what they deprecate and by Kobo\'s id', async () => {
    const bare = (uuid: string, changes: object): Record<string, unknown> => ({ ...submission(uuid, changes as Record<string, unknown>), 'meta/rootUuid': undefined });
    const edited = await office.send('fmr', bare('old-2', { _id: 9_100, 'meta/deprecatedID': 'uuid:old-1', 'g_count/n_total': '8' }));
    const first = await office.send('fmr', bare('old-1', { _id: 9_100 }));
    const third = await office.send('fmr', bare('old-3', { _id: 9_100, 'meta/deprecatedID': 'uuid:old-2', 'g_count/n_total': '9' }));
    expect([edited, first, third].map(({ body }) => [body['submission'], body['revision']])).toEqual([['kf/aDemo/old-1', 1], ['kf/aDemo/old-1', 1], ['kf/aDemo/old-1', 2]]);
  });

  it('leave no answer readable in any column of any table', async () => {
    await office.send('fmr', submission(CANARY.length.toString(), { _id: 9_200, q: CANARY, [`${CANARY}/q`]: '1' }));
    await office.send('fmr', { q: CANARY });
    await office.post('fmr', `{"${CANARY}`);
    const columns = await office.rows(`select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'ingestion'`);
    expect(columns.length).toBeGreaterThan(30);
    for (const { table, column } of columns) {
      const found = await office.rows(`select 1 from "${String(table)}" where "${String(column)}"::text like any($1)`, [[`%${CANARY}%`, `%${Buffer.from(CANARY).toString('hex')}%`, `%${Buffer.from(CANARY).toString('base64').slice(0, -4)}%`]]);
      expect([table, column, found.length]).toEqual([table, column, 0]);
    }
  });
});
