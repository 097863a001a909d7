import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { placesWith } from '@fm/testing';
import { AGGREGATION_SCHEMA } from '../src/store/aggregation.schema.js';
import { covered, coverageRecord, plan, POINT, shift } from './coverage.builder.js';
import { located, quarantined, registered, withdrawn } from './events.builder.js';
import { bareRecord, fmrRecord } from './fmr-record.builder.js';
import { startSettling, type Settling } from './settling.builder.js';

const record = (key: string, at: string, differs = {}) => located(key, at, differs).data;
const held = (key: string, at: string, differs = {}) => quarantined(key, at, differs).data;
const gone = (key: string, at: string, reason: 'deleted' | 'erased' = 'deleted') => withdrawn(key, at, reason).data;

describe('days of points', () => {
  let days: Settling;
  beforeAll(async () => { days = await startSettling(); });
  beforeEach(async () => {
    await days.empty();
    days.at('2026-06-10T03:00:00Z');
  });
  afterAll(() => days.close());

  const settled = async (...measures: string[]): Promise<Record<string, number>> => {
    await days.settle();
    return Object.fromEntries(Object.entries(await days.cells()).filter(([name]) => measures.some((measure) => name.startsWith(measure))).map(([name, value]) => [name.replaceAll(`${POINT}`, 'P'), value]));
  };

  it('have planned and observed hours, by hour too, and one state', async () => {
    await days.planned(plan([shift('2026-06-01', '08:00', '12:00')]));
    await days.located(covered('k/c/1', '1.1.1', coverageRecord('2026-06-01T07:30', '2026-06-01T09:00')), covered('k/c/2', '1.1.1', coverageRecord('2026-06-01T08:30', '2026-06-01T10:00')));
    expect(await settled('planned', 'observed', 'point')).toEqual({
      'planned-hours P 2026-06-01': 4, 'observed-hours P 2026-06-01': 2.5, 'observed-hours P|07 2026-06-01': 0.5, 'observed-hours P|08 2026-06-01': 1, 'observed-hours P|09 2026-06-01': 1,
      'point-days P|observed 2026-06-01': 1,
    });
    expect((await days.said()).find(({ measure }) => measure === 'point-days')).toEqual({
      measure: 'point-days', cube: 'fmp.state', cubeKey: `${POINT}|observed`, day: '2026-06-01', dimensions: { fmp: POINT, state: 'observed' }, value: 1, nRecords: 0, nFlagged: 0, nHeld: 0, heldMovements: 0,
      version: { epoch: 1, revision: 1 }, effectiveAt: '2026-06-01T03:00:00.000Z',
    });
  });

  it('say 0 of the state that they leave, and nothing twice', async () => {
    await days.planned(plan([shift('2026-06-01', '08:00', '12:00')]));
    await days.settle();
    await days.located(record('k/a/1', '1.1.1'));
    expect(await settled('point')).toEqual({ 'point-days P|inferred 2026-06-01': 1 });
    const said = await days.said();
    expect(said.filter(({ measure }) => measure === 'point-days').map(({ cubeKey, value, version }) => [cubeKey, value, version.revision])).toEqual([[`${POINT}|unobserved`, 1, 1], [`${POINT}|inferred`, 1, 1], [`${POINT}|unobserved`, 0, 2]]);
    await days.located(record('k/a/1', '1.1.1'));
    await days.planned(plan([shift('2026-06-01', '08:00', '12:00')]));
    await days.settle();
    expect(await days.said()).toEqual(said);
  });

  it('become unobserved as they pass, with a plan of a round that is active or closed', async () => {
    await days.planned(plan([shift('2026-06-09', '08:00', '12:00'), shift('2026-06-10', '08:00', '12:00')]), plan([shift('2026-06-08', '08:00', '12:00')], { round: 'R2', state: 'proposed' }));
    expect(await settled('point')).toEqual({ 'point-days P|unobserved 2026-06-09': 1 });
    days.at('2026-06-10T17:00:00Z');
    expect(await settled('point', 'planned')).toEqual({
      'planned-hours P 2026-06-09': 4, 'planned-hours P 2026-06-10': 4, 'point-days P|unobserved 2026-06-09': 1, 'point-days P|unobserved 2026-06-10': 1,
    });
    await days.planned(plan([], { withdrawn: true, revision: 2 }), plan([shift('2026-06-08', '08:00', '12:00')], { round: 'R2', state: 'closed', revision: 2 }));
    expect(await settled('point', 'planned')).toEqual({ 'planned-hours P 2026-06-08': 4, 'point-days P|unobserved 2026-06-08': 1 });
  });

  it('count groups with a vulnerability within those in which one was answered', async () => {
    const nobody = { pregnant: 0, lactating: null, disability_visible: null, elderly_alone: null, single_head: null, chronic_ill: null };
    await days.located(record('k/a/1', '1.1.1'), record('k/a/2', '1.1.1', { status: 'flagged', record: fmrRecord({ vulnerabilities: nobody }) }), record('k/a/3', '1.1.1', { record: bareRecord({ direction: 'inflow' }) }));
    expect(await settled('vulnerable')).toEqual({ 'vulnerable-groups P|inflow|_base 2026-06-01': 2, 'vulnerable-groups P|inflow|yes 2026-06-01': 1 });
    expect((await days.said()).find(({ cubeKey }) => cubeKey.endsWith('_base'))).toMatchObject({ cube: 'fmp.direction.anyVulnerability', nRecords: 2, nFlagged: 1 });
    await days.registered(registered(POINT, 1, 'community').data);
    expect(await settled('vulnerable')).toEqual({});
    await days.registered(registered(POINT, 2, 'border').data);
    expect(await settled('vulnerable')).toEqual({ 'vulnerable-groups P|inflow|_base 2026-06-01': 2, 'vulnerable-groups P|inflow|yes 2026-06-01': 1 });
  });

  it('tell the components of quality: decided, rejected, flagged, late, and what is missing of what counts', async () => {
    await days.located(record('k/a/1', '1.1.1'), record('k/a/2', '1.1.1', { status: 'flagged', receivedAt: '2026-06-16T17:00:00Z' }), record('k/a/3', '1.1.1', { training: true }), record('k/a/4', '1.1.1', { receivedAt: '2026-06-20T00:00:00Z', backfill: true }));
    await days.held(held('k/a/5', '1.1.0', { status: 'rejected' }), held('k/a/6', '1.1.0'), held('k/a/7', '1.1.0', { status: 'rejected', point: null, day: null }));
    const quality = { records: 5, rejected: 1, flagged: 1, late: 0, missing: 12, fields: 57 };
    const cellsOf = (known: object, at: string): object => Object.fromEntries(Object.entries(known).map(([component, value]) => [`data-quality ${at}|${component} 2026-06-01`, value]));
    await days.settle();
    const elsewhere = { records: 1, rejected: 1, flagged: 0, late: 0, missing: 0, fields: 0 };
    expect(await settled('data-quality')).toEqual({ ...cellsOf({ ...quality, late: 1 }, 'P'), ...cellsOf(elsewhere, 'unknown') });
    await days.planned(plan([]));
    expect(await settled('data-quality')).toEqual({ ...cellsOf(quality, 'P'), ...cellsOf(elsewhere, 'unknown') });
  });

  it('go by the newest state of a submission: withdrawn takes back, erased leaves key, version and time', async () => {
    await days.withdrawn(gone('k/c/1', '2.0.0'));
    await days.located(covered('k/c/1', '1.1.1', coverageRecord('2026-06-01T08:00', '2026-06-01T12:00')), record('k/a/1', '5.1.1'));
    expect(await settled('point', 'observed')).toEqual({ 'point-days P|inferred 2026-06-01': 1 });
    await days.withdrawn(gone('k/a/1', '3.0.0', 'erased'));
    expect(await settled('')).toEqual({});
    await days.located(record('k/a/1', '1.1.1'));
    expect(await settled('')).toEqual({});
    expect(await days.database.query('select submission, revision, status, kind, point, day, received_at from observation order by 1')).toEqual([
      { submission: 'k/a/1', revision: 5, status: 'withdrawn', kind: null, point: null, day: null, received_at: null }, { submission: 'k/c/1', revision: 2, status: 'withdrawn', kind: null, point: null, day: null, received_at: null },
    ]);
    expect(await placesWith(days.database, AGGREGATION_SCHEMA, 'k/a/1')).toEqual(['observation.submission']);
  });

  it('are said once more after a takeover, at their version', async () => {
    await days.located(record('k/a/1', '1.1.1'));
    await days.settle();
    const said = await days.said();
    await days.database.query('delete from outbox');
    await days.republish();
    const byKey = (figures: typeof said) => new Map(figures.map((figure) => [`${figure.measure}/${figure.cubeKey}`, figure]));
    expect(byKey(await days.said())).toEqual(byKey(said));
  });
});
