import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FigureProtectedV1, ProtectionNotedV1 } from '@fm/contracts';
import type { FmsRecord } from '@fm/contracts/vocabulary';
import { Outbox } from '@fm/delivery';
import { inTransaction, type Database } from '@fm/persistence';
import { placesWith, testDatabase, type TestDatabase } from '@fm/testing';
import { surveyHeld, surveyLocated, surveyWithdrawn } from '../src/domain/survey/survey-state.js';
import { RepublishSnapshotsService } from '../src/republish-snapshots.service.js';
import { AGGREGATION_SCHEMA } from '../src/store/aggregation.schema.js';
import { KnownRoundRepository } from '../src/store/known-round.repository.js';
import { ProtectionContributionRepository } from '../src/store/protection-contribution.repository.js';
import { SnapshotCellRepository } from '../src/store/snapshot-cell.repository.js';
import { SnapshotDueRepository } from '../src/store/snapshot-due.repository.js';
import { SurveyContributionRepository } from '../src/store/survey-contribution.repository.js';
import { TakeSnapshotsService } from '../src/take-snapshots.service.js';
import { HASH_KEY } from './counting.builder.js';
import { plan, POINT } from './coverage.builder.js';
import { located, quarantined, version, withdrawn } from './events.builder.js';

const nowhere = { country: 'XXX', adm1: null, adm2: null, text: null };
const record = (answers: FmsRecord['answers'], differs: Partial<FmsRecord> = {}): FmsRecord =>
  ({ point: POINT, day: '2026-05-10', hour: null, shift: null, enumerator: null, outcome: 'completed', direction: 'outflow', origin: nowhere, destination: nowhere, answers, ...differs });
const interview = (key: string, at: string, answers: FmsRecord['answers'] = { sex: 'f' }, differs: Partial<FmsRecord> = {}) => surveyLocated(located(key, at, { kind: 'fms', record: record(answers, differs) }).data);
const noted = (key: string, answers: Record<string, string>): ProtectionNotedV1 => ({ submission: key, version: version('1.1.0'), effectiveAt: '2026-05-10T03:00:00.000Z', kind: 'fmr', training: false, province: 'LA03', month: '2026-05', answers });
const keys = (n: number, from = 0): string[] => Array.from({ length: n }, (_, index) => `k/s/${from + index}`);

describe('snapshots', () => {
  let owned: TestDatabase;
  let database: Database;
  let now = new Date();
  const outbox = new Outbox(AGGREGATION_SCHEMA.name, null, () => now);
  const [interviews, due, cells, rounds] = [new SurveyContributionRepository(), new SnapshotDueRepository(), new SnapshotCellRepository(), new KnownRoundRepository()];
  const protection = new ProtectionContributionRepository({ protectionHashKey: HASH_KEY } as ConstructorParameters<typeof ProtectionContributionRepository>[0]);
  const snapshots = new TakeSnapshotsService(due, interviews, protection, cells, outbox, { now: () => now });

  beforeAll(async () => {
    owned = await testDatabase(AGGREGATION_SCHEMA);
    database = await owned.open(AGGREGATION_SCHEMA);
  });
  beforeEach(async () => {
    now = new Date('2026-06-02T00:00:00Z');
    for (const table of ['survey_contribution', 'protection_contribution', 'snapshot_due', 'snapshot_cell', 'known_round', 'outbox']) await database.query(`delete from ${table}`);
    await database.query(`update swept_month set through = ''`);
  });
  afterAll(() => owned.close());

  const keep = (...states: (ReturnType<typeof surveyLocated>)[]) => inTransaction(database, (tx) => interviews.keep(tx, states.filter((state) => state !== null)));
  const take = async (): Promise<void> => { while (await inTransaction(database, (tx) => snapshots.take(tx))); };
  const said = async (): Promise<FigureProtectedV1[]> => (await database.query<{ payload: Buffer }[]>('select payload from outbox order by seq')).map(({ payload }) => JSON.parse(payload.toString('utf8')) as FigureProtectedV1);
  const saidOf = async (cube: string, period: string) => (await said()).filter((figure) => figure.cube === cube && figure.period === period).map(({ cubeKey, value, base, suppressed, version: { revision } }) => [cubeKey, suppressed ? null : value, base, revision]);

  it('of the survey come after the end of the month, as a cell a margin', async () => {
    await keep(...keys(32).map((key) => interview(key, '1.1.1')));
    now = new Date('2026-05-31T16:59:00Z');
    await take();
    expect(await said()).toEqual([]);
    now = new Date('2026-05-31T17:00:00Z');
    await take();
    expect(await saidOf('province.direction.question.answer', '2026-05')).toEqual([['LA03|outflow|sex|f', 32, 32, 1]]);
    expect((await said()).find(({ cube }) => cube === 'outcome')).toEqual({
      measure: 'fms-interviews', cube: 'outcome', cubeKey: 'completed', period: '2026-05', dimensions: { outcome: 'completed' }, value: 32, base: null, suppressed: false, version: { epoch: 1, revision: 1 }, effectiveAt: '2026-05-31T17:00:00.000Z',
    });
    expect(new Set((await said()).map(({ period }) => period))).toEqual(new Set(['2026-05']));
    now = new Date('2026-07-01T00:00:00Z');
    await take();
    expect(await saidOf('question.answer', '2026-Q2')).toEqual([['sex|f', 32, 32, 1]]);
  });

  it('come again where late changes come: by nothing, or by the threshold', async () => {
    await keep(...keys(40).map((key) => interview(key, '1.1.1')));
    await take();
    await keep(...keys(4, 100).map((key) => interview(key, '1.1.1')), ...keys(40).map((key) => interview(key, '1.1.1')));
    await take();
    expect(await saidOf('question.answer', '2026-05')).toEqual([['sex|f', 40, 40, 1]]);
    await keep(interview('k/s/200', '1.1.1'));
    await take();
    expect(await saidOf('question.answer', '2026-05')).toEqual([['sex|f', 40, 40, 1], ['sex|f', 45, 45, 2]]);
  });

  it('leave out exercises, what is held and what is withdrawn, in whatever order it comes', async () => {
    await keep(...keys(35).map((key) => surveyWithdrawn(withdrawn(key, '2.0.0').data)), ...keys(35, 100).map((key) => surveyHeld(quarantined(key, '1.2.0', { kind: 'fms' }).data)));
    await keep(...keys(35).map((key) => interview(key, '1.1.1')), ...keys(35, 100).map((key) => interview(key, '1.1.1')));
    await keep(...keys(35, 200).map((key) => surveyLocated(located(key, '1.1.1', { kind: 'fms', record: record({ sex: 'f' }), training: true }).data)));
    await take();
    expect(await said()).toEqual([]);
  });

  it('withhold what is small, also in the event, and keep nothing of who was erased', async () => {
    await keep(...keys(31).map((key) => interview(key, '1.1.1')), ...keys(3, 100).map((key) => interview(key, '1.1.1', { sex: 'm', occupation_before: '9' })), interview('k/s/erased', '1.1.1', { nationality: 'VUT' }));
    await take();
    expect(await saidOf('question.answer', '2026-05')).toEqual(expect.arrayContaining([['sex|m', null, null, 1], ['nationality|VUT', null, null, 1], ['occupation_before|9', null, null, 1]]));
    expect((await said()).filter(({ suppressed, value, base }) => suppressed && (value !== null || base !== null))).toEqual([]);
    await inTransaction(database, (tx) => interviews.erase(tx, ['k/s/erased']));
    expect(await database.query(`select status, province, day, tally from survey_contribution where submission = 'k/s/erased'`)).toEqual([{ status: 'withdrawn', province: null, day: null, tally: null }]);
    expect(await placesWith(database, AGGREGATION_SCHEMA, 'k/s/erased')).toEqual(['survey_contribution.submission']);
  });

  it('of a round have the days of its points', async () => {
    const round = plan([], { round: 'R1', month: '2026-05', from: '2026-05-09', to: '2026-05-20' });
    await inTransaction(database, async (tx) => {
      await rounds.keep(tx, [round]);
      await due.markPlanned(tx, [round]);
    });
    await keep(...keys(30).map((key) => interview(key, '1.1.1')), ...keys(30, 100).map((key) => interview(key, '1.1.1', { sex: 'f' }, { day: '2026-05-08' })), ...keys(30, 200).map((key) => interview(key, '1.1.1', { sex: 'f' }, { point: 'LAO-LA0401-01' })));
    await take();
    expect([await saidOf('question.answer', '2026-05'), await saidOf('question.answer', 'round:R1')]).toEqual([[['sex|f', 90, 90, 1]], [['sex|f', 30, 30, 1]]]);
  });

  it('of protection are told from eleven on, and nothing is stored of them but yes and no under hashes', async () => {
    await inTransaction(database, (tx) => protection.note(tx, [...keys(12).map((key) => noted(key, { v_uac: '2', protection_concern: 'no' })), ...keys(15, 100).map((key) => noted(key, { v_uac: '0' }))]));
    await take();
    expect(await saidOf('mark', '2026-05')).toEqual([['protection_concern', null, null, 1], ['uac', 12, 27, 1]]);
    expect(await database.query('select value, base, withheld from snapshot_cell where suppressed')).toEqual([1, 2].map(() => ({ value: null, base: null, withheld: null })));
    expect(await placesWith(database, AGGREGATION_SCHEMA, 'k/s/0')).toEqual([]);
    await inTransaction(database, (tx) => protection.void(tx, keys(12).map((submission) => ({ submission, version: version('2.0.0') }))));
    await take();
    expect((await saidOf('mark', '2026-05')).at(-1)).toEqual(['uac', null, null, 2]);
  });

  it('are said once more after a takeover, at their version', async () => {
    await keep(...keys(32).map((key) => interview(key, '1.1.1')));
    await take();
    const before = await said();
    await database.query('delete from outbox');
    await inTransaction(database, (tx) => new RepublishSnapshotsService(cells, outbox).republish(tx));
    const sorted = (figures: FigureProtectedV1[]) => figures.map((figure) => JSON.stringify(figure)).sort();
    expect(sorted(await said())).toEqual(sorted(before));
  });
});
