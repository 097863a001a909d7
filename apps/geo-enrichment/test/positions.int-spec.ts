import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { validated } from './given-events.js';
import { BOTEN } from './given-record.js';
import { GeoStore } from './geo-store.js';

const ADMIN = { subject: 'admin', role: 'admin', provinces: null } as const;

describe('the position of a point', () => {
  let geo: GeoStore;
  beforeAll(async () => { geo = await GeoStore.open(); });
  afterAll(() => geo.close());
  beforeEach(async () => {
    await geo.clear();
    await geo.register.register(BOTEN, ADMIN);
  });

  /** Around 21.1800, 101.6700, alternately a little south-west and north-east of it. */
  async function fixes(from: number, to: number, changes: object = {}): Promise<void> {
    const events = Array.from({ length: to - from }, (_, k) => from + k).map((n) => {
      const off = (n % 2 === 0 ? -1 : 1) * 0.0002;
      return validated({ submission: `fix-${String(n).padStart(3, '0')}`, revision: 1, decision: 1 }, { position: { lat: 21.18 + off, lon: 101.67 + off, accuracyM: 10 }, receivedAt: `2026-06-12T03:${String(n % 60).padStart(2, '0')}:00.000Z`, ...changes });
    });
    await geo.validate(...events);
  }

  it('is not proposed from few fixes, nor from bad ones, nor from training', async () => {
    await fixes(0, 29);
    await fixes(100, 120, { training: true });
    await fixes(120, 140, { position: { lat: 21.2, lon: 101.7, accuracyM: 300 } });
    await fixes(140, 150, { position: { lat: 0, lon: 0, accuracyM: 5 } });
    expect(await geo.positionsOfPoints.propose(BOTEN.code)).toEqual({ code: BOTEN.code, fixes: 29, needed: 30, proposed: null });
    await expect(geo.positionsOfPoints.confirm(BOTEN.code, ADMIN)).rejects.toMatchObject({ kind: { code: 'FM-G-05' } });
    await expect(geo.positionsOfPoints.propose('LAO-LA9999-01')).rejects.toMatchObject({ kind: { code: 'FM-G-04' } });
  });

  it('is the median of the first thirty, which a wild one does not move, and a person confirms it', async () => {
    await fixes(0, 15);
    await fixes(15, 16, { position: { lat: 21.9, lon: 102.5, accuracyM: 10 } });
    await fixes(16, 31);
    const { proposed } = await geo.positionsOfPoints.propose(BOTEN.code);
    expect(Math.abs((proposed?.lat ?? 0) - 21.18)).toBeLessThanOrEqual(0.0003);
    expect(proposed).toMatchObject({ spreadM: expect.any(Number), movedM: expect.any(Number) });
    const { point, revision } = await geo.positionsOfPoints.confirm(BOTEN.code, ADMIN);
    expect({ point, revision }).toMatchObject({ point: { lat: proposed?.lat, lon: proposed?.lon, confirmed: true, names: BOTEN.names }, revision: 2 });
    expect(await geo.locateAgain()).toBeGreaterThan(0);
    await fixes(31, 60, { position: { lat: 21.3, lon: 101.9, accuracyM: 5 } });
    expect((await geo.positionsOfPoints.propose(BOTEN.code)).proposed).toMatchObject({ lat: proposed?.lat, lon: proposed?.lon });
  });
});
