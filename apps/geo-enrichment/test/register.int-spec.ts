import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MonitoringPointRegisteredV1 } from '@fm/contracts';
import { republishPoints } from '../src/republish-points.js';
import { LocationRepository } from '../src/store/location.repository.js';
import { quarantined, validated, withdrawn } from './given-events.js';
import { BOTEN, SUBMISSION } from './given-record.js';
import { GeoStore } from './geo-store.js';

const ADMIN = { subject: 'admin', role: 'admin', provinces: null } as const;
const REGISTERED = 'fm.monitoring-point.registered.v1';
const JULY = new Date('2026-07-01T00:00:00.000Z');

describe('the register of points', () => {
  let geo: GeoStore;
  beforeAll(async () => { geo = await GeoStore.open(); });
  afterAll(() => geo.close());
  beforeEach(async () => {
    await geo.clear();
    geo.now = new Date('2026-06-01T00:00:00.000Z');
  });

  it('keeps every version with who and when, and tells each once', async () => {
    await geo.register.register(BOTEN, ADMIN);
    await geo.register.register({ ...BOTEN, names: { lo: BOTEN.names.lo, en: BOTEN.names.en } }, ADMIN);
    geo.now = JULY;
    await geo.register.register({ ...BOTEN, confirmed: true }, { ...ADMIN, subject: 'second' });
    expect((await geo.said<MonitoringPointRegisteredV1>(REGISTERED)).map(({ revision, confirmed }) => ({ revision, confirmed }))).toEqual([{ revision: 1, confirmed: false }, { revision: 2, confirmed: true }]);
    expect(await geo.database.query('select revision, actor, changed_at from monitoring_point_history order by revision')).toEqual([
      { revision: 1, actor: 'admin', changed_at: new Date('2026-06-01T00:00:00.000Z') }, { revision: 2, actor: 'second', changed_at: JULY }]);
  });

  it('places a record again whose point is entered after it', async () => {
    await geo.validate(validated({ revision: 1, decision: 1 }));
    expect(await geo.locateAgain()).toBe(0);
    geo.now = JULY;
    await geo.register.register(BOTEN, ADMIN);
    expect(await geo.locateAgain()).toBe(1);
    expect(await geo.locateAgain()).toBe(0);
    expect(await geo.said()).toMatchObject([{ version: { placement: 1 }, place: { method: 'none' } }, { version: { revision: 1, decision: 1, placement: 2 }, place: { adm1: 'LA03', adm2: 'LA0301', method: 'register' }, effectiveAt: JULY.toISOString() }]);
    expect(await geo.positions()).toHaveLength(1);
    await geo.validate(validated({ revision: 1, decision: 1 }));
    expect(await geo.rows()).toMatchObject([{ placement: 2, adm2: 'LA0301' }]);
  });

  it('places records again when the codes of their point change, not when something else does', async () => {
    await geo.register.register(BOTEN, ADMIN);
    await geo.validate(validated({ revision: 1, decision: 1 }));
    await geo.register.register({ ...BOTEN, radiusM: 2000 }, ADMIN);
    expect(await geo.locateAgain()).toBe(0);
    await geo.register.register({ ...BOTEN, adm2: 'LA0302' }, ADMIN);
    expect(await geo.locateAgain()).toBe(1);
    expect((await geo.said()).at(-1)).toMatchObject({ version: { placement: 2 }, place: { adm2: 'LA0302' } });
  });

  it('leaves alone what counts no more', async () => {
    await geo.validate(validated({ submission: 'held', revision: 1, decision: 1 }), validated({ submission: 'gone', revision: 1, decision: 1 }), validated({ revision: 1, decision: 1 }));
    await geo.hold(quarantined({ submission: 'held', revision: 1, decision: 2 }));
    await geo.withdraw(withdrawn({ submission: 'gone', revision: 2 }));
    await geo.register.register(BOTEN, ADMIN);
    expect(await geo.locateAgain()).toBe(1);
    expect((await geo.rows()).map(({ submission, placement }) => [submission, placement])).toEqual([['gone', 0], ['held', 0], [SUBMISSION, 2]]);
  });

  it('finds what is stale by the index of the point, not by reading every record', async () => {
    await geo.register.register(BOTEN, ADMIN);
    await geo.database.query(
      `insert into submission_location (submission, revision, decision, placement, status, effective_at, point, record, codes_revision)
       select 'many-' || n, 1, 1, 1, 'accepted', now(), $1, '{}', 1 from generate_series(1, 5000) n`, [BOTEN.code]);
    await geo.database.query('analyze submission_location');
    const scanned = await geo.transaction(async (tx) => {
      const read = async (): Promise<number> => Number((await tx.query<{ n: string }[]>(`select seq_tup_read as n from pg_stat_xact_user_tables where relname = 'submission_location'`))[0]?.n);
      const before = await read();
      expect(await new LocationRepository().stale(tx, 0, 500)).toEqual([]);
      return (await read()) - before;
    });
    expect(scanned).toBe(0);
  });

  it('tells lately changed points again for a relay that takes over', async () => {
    await geo.register.register(BOTEN, ADMIN);
    geo.now = JULY;
    await geo.register.register({ ...BOTEN, code: 'LAO-LA0301-02' }, ADMIN);
    await geo.transaction((tx) => republishPoints(tx, geo.outbox, JULY));
    expect((await geo.said<MonitoringPointRegisteredV1>(REGISTERED)).map(({ code, revision }) => `${code} ${revision}`)).toEqual(['LAO-LA0301-01 1', 'LAO-LA0301-02 1', 'LAO-LA0301-02 1']);
  });
});
