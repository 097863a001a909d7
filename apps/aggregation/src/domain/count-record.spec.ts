import { describe, expect, it } from '@jest/globals';
import { fmrRecord } from '../../test/fmr-record.builder.js';
import { countHold, type HoldableRecord } from './count-hold.js';
import { countRecord, type CountableRecord } from './count-record.js';

const accepted: CountableRecord = { kind: 'fmr', status: 'accepted', training: false, record: fmrRecord(), geoFindings: [] };

describe('what a located record adds', () => {
  it('is one record under its point, direction and day', () => {
    expect(countRecord(accepted)).toMatchObject({ point: 'LAO-LA0301-01', direction: 'inflow', day: '2026-06-01', counts: { nRecords: 1, nFlagged: 0, nHeld: 0, heldMovements: 0 } });
  });

  it('is flagged by its verdict or by a geographic finding above a note', () => {
    const flaggedOf = (differs: Partial<CountableRecord>): number | undefined => countRecord({ ...accepted, ...differs })?.counts.nFlagged;
    expect(flaggedOf({ status: 'flagged' })).toBe(1);
    expect(flaggedOf({ geoFindings: [{ severity: 'I' }] })).toBe(0);
    expect(flaggedOf({ geoFindings: [{ severity: 'I' }, { severity: 'W' }] })).toBe(1);
  });

  it('is nothing for an exercise', () => {
    expect(countRecord({ ...accepted, training: true })).toBeNull();
  });

  it.each(['coverage', 'fms', 'ct'] as const)('is no movement where it is of kind %s, whatever it holds', (kind) => {
    const { point, day, hour, shift, enumerator } = fmrRecord();
    for (const record of [fmrRecord(), { point, day, hour, shift, enumerator }]) expect(countRecord({ ...accepted, kind, record })).toBeNull();
  });
});

const held: HoldableRecord = {
  kind: 'fmr', status: 'quarantined', training: false, receivedAt: '2026-06-01T18:30:00.000Z', point: 'LAO-LA0301-01', day: '2026-05-30', direction: 'inflow', nTotal: 12,
};

describe('what a held record adds', () => {
  it('is a hold of so many movements and no value', () => {
    expect(countHold(held)).toEqual({ point: 'LAO-LA0301-01', direction: 'inflow', day: '2026-05-30', counts: { nRecords: 0, nFlagged: 0, nHeld: 1, heldMovements: 12 }, parts: [['total', '', 0]] });
  });

  it('stands under unknown and the local day of receipt where it does not say', () => {
    const bare = countHold({ ...held, point: null, direction: null, day: null, nTotal: null });
    expect(bare).toMatchObject({ point: 'unknown', direction: 'unknown', day: '2026-06-02', counts: { nHeld: 1, heldMovements: 0 } });
    expect(countHold({ ...held, day: '2026-02-30', nTotal: -4 })).toMatchObject({ day: '2026-06-02', counts: { nHeld: 1, heldMovements: 0 } });
  });

  it('is nothing where it is rejected, an exercise or no registry record', () => {
    expect(countHold({ ...held, status: 'rejected' })).toBeNull();
    expect(countHold({ ...held, training: true })).toBeNull();
    expect(countHold({ ...held, kind: 'coverage' })).toBeNull();
  });
});
