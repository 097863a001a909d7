import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GivenOffice, submission } from './given-office.js';

const TABLES = ['submission', 'submission_alias', 'vault_key', 'raw_body'];

describe('a failure in the middle of a transaction', () => {
  let office: GivenOffice;
  beforeAll(async () => {
    office = await GivenOffice.open();
    await office.source('fmr');
  });
  afterAll(() => office.close());

  /** The last statement of the transaction fails for submissions whose key matches. */
  const failing = (sqlState: string, keys: string) => office.asAdmin(`
    create function ingestion.fail() returns trigger language plpgsql as $$ begin
      if new.key like '${keys}' then raise exception 'made to fail' using errcode = '${sqlState}'; end if; return new; end $$;
    create trigger fail before insert on ingestion.outbox for each row execute function ingestion.fail()`);
  const mended = () => office.asAdmin('drop function ingestion.fail cascade');
  const send = (name: string, id: number) => office.send('fmr', submission(name, { _id: id }));

  it.each([['is transient', '58030'], ['has no class', 'P0001'], ['is permanent', '22023']])('leaves nothing where it %s; the same body is taken afterwards', async (_, sqlState) => {
    const count = async () => (await Promise.all(TABLES.map((table) => office.rows(`select count(*)::int as n from ${table}`)))).map(([row]) => row?.['n']);
    const before = await count();
    await failing(sqlState, '%');
    const answers = await Promise.all([1, 2, 3].map((n) => send(`${sqlState}-${n}`, Number.parseInt(sqlState, 36) * 10 + n)));
    expect(answers.map(({ status, headers, body }) => [status, headers.get('retry-after'), body['code']])).toEqual(Array(3).fill([503, '5', 'FM-I-01']));
    expect(await count()).toEqual(before);
    await mended();
    expect(await send(`${sqlState}-1`, Number.parseInt(sqlState, 36) * 10 + 1)).toMatchObject({ status: 202, body: { revision: 1, duplicate: false } });
    expect(await office.said(`kf/aDemo/${sqlState}-1`)).toHaveLength(1);
  });

  it('of one body is not one of its neighbours', async () => {
    await failing('22023', '%bad');
    const answers = await Promise.all([...Array(20).keys()].map((n) => send(n === 11 ? 'bad' : `good-${n}`, 100 + n)));
    await mended();
    expect(answers.map(({ status }) => status)).toEqual([...Array(20).keys()].map((n) => (n === 11 ? 503 : 202)));
    expect(await office.rows(`select count(*)::int as n from submission where submission like 'kf/aDemo/good-%'`)).toEqual([{ n: 19 }]);
  });
});
