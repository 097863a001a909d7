import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ProtectionNotedV1 } from '@fm/contracts';
import { placesWith } from '@fm/testing';
import { AGGREGATION_SCHEMA } from '../src/store/aggregation.schema.js';
import { startCounting, type Counting } from './counting.builder.js';
import { located, quarantined, version, withdrawn } from './events.builder.js';

const KEY = 'kf/a/5a1c4a3e-protected';
const noted = (at: string, answers: Record<string, string>, changes: Partial<ProtectionNotedV1> = {}): ProtectionNotedV1 =>
  ({ submission: KEY, version: version(at), effectiveAt: '2026-06-01T03:00:00.000Z', kind: 'fmr', training: false, province: 'LA03', month: '2026-06', answers, ...changes });

describe('what answers of class X add', () => {
  let figures: Counting;
  beforeAll(async () => { figures = await startCounting(); });
  beforeEach(() => figures.empty());
  afterAll(() => figures.close());
  const rows = () => figures.database.query<object[]>('select revision, decision, kind, province, month, marks from protection_contribution order by hash');

  it('is yes and no by province and month, under a hash that no key of a submission leads to', async () => {
    await figures.count(located(KEY, '1.1.1'));
    await figures.note(noted('1.1.0', { v_uac: '3', protection_concern: 'yes' }));
    expect(await rows()).toEqual([{ revision: 1, decision: 1, kind: 'fmr', province: 'LA03', month: '2026-06', marks: { uac: true, protection_concern: true } }]);
    expect(await placesWith(figures.database, AGGREGATION_SCHEMA, KEY)).toEqual(['contribution.submission']);
    const [own] = await figures.database.query<{ found: boolean }[]>(`select exists (select 1 from protection_contribution where hash in (sha256($1::bytea), decode(md5($2), 'hex'))) as found`, [Buffer.from(KEY), KEY]);
    expect(own?.found).toBe(false);
  });

  it('is void for an exercise, what is held and what is withdrawn, until a newer state says otherwise', async () => {
    await figures.note(noted('1.1.0', { v_uac: '3' }));
    await figures.note(noted('1.2.0', { v_uac: '3' }, { training: true }));
    expect(await rows()).toMatchObject([{ decision: 2, marks: null, province: null }]);
    await figures.note(noted('1.3.0', { v_uac: '3' }));
    await figures.hold(quarantined(KEY, '1.4.0'));
    expect(await rows()).toMatchObject([{ decision: 4, marks: null }]);
    await figures.note(noted('1.5.0', {}));
    expect(await rows()).toMatchObject([{ decision: 5, marks: {} }]);
    await figures.withdraw(withdrawn(KEY, '2.0.0', 'erased'));
    expect(await rows()).toMatchObject([{ revision: 2, marks: null, kind: null, month: null }]);
  });

  it('does not depend on the order in which the two streams come, nor on how often', async () => {
    const steps = [
      () => figures.note(noted('1.1.0', { v_uac: '1' })), () => figures.hold(quarantined(KEY, '1.2.0')), () => figures.note(noted('1.3.0', { v_uac: '0' })),
      () => figures.note(noted('2.1.0', { protection_concern: 'no' }), noted('1.3.0', { v_uac: '0' })),
    ];
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...steps, ...steps], { minLength: 8 }), async (some) => {
      await figures.empty();
      for (const step of some) await step();
      expect(await rows()).toMatchObject([{ revision: 2, decision: 1, marks: { protection_concern: false } }]);
    }), { numRuns: 30 });
  });
});
