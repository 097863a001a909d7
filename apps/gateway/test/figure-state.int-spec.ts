import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FIGURE_RESTATED, ROUND_PLANNED, type RoundPlannedV1 } from '@fm/contracts';
import { eventually } from '@fm/testing';
import { figure, POINTS } from './given-figures.js';
import { RunningGateway } from './running-gateway.js';

const LONG: RoundPlannedV1 = {
  round: 'R1', point: 'BOTEN', month: '2026-06', names: { en: 'First', lo: 'ຮອບທີໜຶ່ງ' }, from: '2026-06-01', to: '2026-06-30', state: 'active', closedAt: null, finalAfterDays: 30,
  exclusionRule: null, donor: null, clearedBy: null, shifts: [], withdrawn: false, revision: 1,
};

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await RunningGateway.start(() => new Date('2026-06-20T00:00:00Z'));
  await gateway.points(...POINTS);
  await gateway.tell(ROUND_PLANNED, [LONG]);
  await gateway.figures(
    figure('total', '2026-06-01', 'BOTEN|inflow', { value: 10, nRecords: 4 }), figure('total', '2026-06-01', 'NATEUY|inflow', { value: 20, nRecords: 5 }),
    { ...figure('total', '2026-06-02', 'NATEUY|inflow', { value: 3, nRecords: 1 }), state: 'restated' }, figure('total', '2026-06-03', 'NATEUY|inflow', { value: 6, nRecords: 2 }),
  );
});
afterAll(() => gateway.close());

const stateOf = async (question: string): Promise<unknown> => (await gateway.rows(question))[0]?.['state'];

it('a row is final by the rounds of its points, and restated where any of its cells is', async () => {
  expect(await stateOf('from=2026-06-01&to=2026-06-01&interval=day&fmp=NATEUY')).toBe('final');
  expect(await stateOf('from=2026-06-01&to=2026-06-01&interval=day&fmp=BOTEN')).toBe('provisional');
  expect(await stateOf('from=2026-06-01&to=2026-06-01&interval=day')).toBe('provisional');
  expect(await stateOf('from=2026-06-01&to=2026-06-02&interval=total&fmp=NATEUY')).toBe('restated');
});

it('a restatement that is told marks its cell', async () => {
  const { measure, cube, cubeKey, day, dimensions } = figure('total', '2026-06-03', 'NATEUY|inflow', {});
  await gateway.tell(FIGURE_RESTATED, [{
    measure, cube, cubeKey, day, dimensions, before: { value: 5, nRecords: 1 }, after: { value: 6, nRecords: 2 }, cause: { type: 'fm.submission.located.v1', effectiveAt: '2026-06-19T00:00:00.000Z' },
    version: { epoch: 1, revision: 1 }, restatedAt: '2026-06-19T00:00:01.000Z',
  }]);
  await eventually(async () => expect(await stateOf('from=2026-06-03&to=2026-06-03&interval=day&fmp=NATEUY')).toBe('restated'));
});
