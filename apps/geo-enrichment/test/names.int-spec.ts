import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@fm/access';
import { validated, withdrawn } from './given-events.js';
import { BOTEN, RECORD } from './given-record.js';
import { GeoStore } from './geo-store.js';

const ADMIN: Caller = { subject: 'admin', role: 'admin', provinces: null };
const MANAGER: Caller = { subject: 'm', role: 'manager', provinces: ['LA03'] };
const from = (text: string, adm1: string | null = null): object => ({ record: { ...RECORD, departure: { country: 'LAO', adm1, adm2: null, text } } });

describe('places in words', () => {
  let geo: GeoStore;
  beforeAll(async () => { geo = await GeoStore.open(); });
  afterAll(() => geo.close());
  beforeEach(async () => {
    await geo.clear();
    geo.now = new Date('2026-06-13T00:00:00.000Z');
    await geo.register.register(BOTEN, ADMIN);
    await geo.validate(
      validated({ submission: 'a', revision: 1, decision: 1 }, from('the old market')), validated({ submission: 'b', revision: 1, decision: 1 }, from('The  Old Market')),
      validated({ submission: 'c', revision: 1, decision: 1 }, from('ໄຊເສດຖາ')), validated({ submission: 'd', revision: 1, decision: 1 }, from('ຫລວງນໍ້າທາ', 'LA03')),
    );
  });

  it('become codes where they are clear, and wait for a person with candidates where not', async () => {
    const told = await geo.said();
    expect(told.find(({ submission }) => submission === 'd')).toMatchObject({ record: { departure: { adm1: 'LA03', adm2: 'LA0301', text: null, match: { method: 'exact' } } } });
    expect(told.find(({ submission }) => submission === 'a')).toMatchObject({ record: { departure: { adm1: null, text: 'the old market' } } });
    expect(await geo.names.open(MANAGER)).toEqual([
      { text: 'The  Old Market', within: null, records: 2, candidates: expect.anything() },
      { text: 'ໄຊເສດຖາ', within: null, records: 1, candidates: [expect.objectContaining({ pcode: 'LA0103' }), expect.objectContaining({ pcode: 'LA1701' })] },
    ]);
    expect(await geo.names.open({ ...MANAGER, provinces: ['LA04'] })).toEqual([]);
  });

  it('follow a person\'s choice, those that waited and those that come', async () => {
    await geo.names.decide({ text: 'the old market', within: null, pcode: 'LA0407' }, MANAGER);
    expect(await geo.locateAgain()).toBe(2);
    await geo.validate(validated({ submission: 'e', revision: 1, decision: 1 }, from('THE OLD MARKET')));
    for (const submission of ['a', 'b', 'e']) {
      expect((await geo.said()).findLast((event) => event.submission === submission)).toMatchObject({ effectiveAt: '2026-06-13T00:00:00.000Z', record: { departure: { adm1: 'LA04', adm2: 'LA0407', text: null, match: { method: 'alias', confidence: 1 } } } });
    }
    expect((await geo.names.open(ADMIN)).map(({ text }) => text)).toEqual(['ໄຊເສດຖາ']);
  });

  it('can be decided otherwise later, or as no place at all', async () => {
    await geo.names.decide({ text: 'the old market', within: null, pcode: 'LA0407' }, ADMIN);
    await geo.locateAgain();
    await geo.names.decide({ text: 'the old market', within: null, pcode: null }, ADMIN);
    expect(await geo.locateAgain()).toBe(2);
    expect((await geo.said()).findLast(({ submission }) => submission === 'a')).toMatchObject({ version: { placement: 3 }, record: { departure: { adm1: null, adm2: null, text: 'the old market' } } });
    expect((await geo.names.open(ADMIN)).map(({ text }) => text)).toEqual(['ໄຊເສດຖາ']);
    expect(await geo.database.query('select revision, pcode, actor from place_alias_history order by revision')).toEqual([{ revision: 1, pcode: 'LA0407', actor: 'admin' }, { revision: 2, pcode: null, actor: 'admin' }]);
  });

  it('are decided with codes that hold, by who has records with them', async () => {
    await expect(geo.names.decide({ text: 'the old market', within: null, pcode: 'LA0399' }, ADMIN)).rejects.toMatchObject({ kind: { code: 'FM-G-06' } });
    await expect(geo.names.decide({ text: 'the old market', within: 'LA04', pcode: 'LA0301' }, ADMIN)).rejects.toMatchObject({ kind: { code: 'FM-G-06' } });
    await expect(geo.names.decide({ text: 'the old market', within: null, pcode: 'LA0301' }, { ...MANAGER, provinces: ['LA04'] })).rejects.toMatchObject({ kind: { code: 'FM-A-02' } });
  });

  it('go with their record', async () => {
    await geo.withdraw(withdrawn({ submission: 'c', revision: 2 }));
    expect((await geo.names.open(ADMIN)).map(({ text }) => text)).toEqual(['The  Old Market']);
  });
});
