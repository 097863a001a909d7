import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@fm/access';
import { eventually } from '@fm/testing';
import { received, registered } from './events.builder.js';
import { GOOD_ANSWERS } from './given-forms.js';
import { PLANTED_SEVERE, MARKERS } from './planted-severe.js';
import { RunningValidation, type ValidationAnswer } from './running-validation.js';

const KINDS = ['fmr', 'fms', 'ct', 'coverage'] as const;
const key = (kind: string): string => `kf/aDemo/${kind}`;
const caller = (role: Caller['role'], more: Partial<Caller> = {}): Caller => ({ subject: role, role, provinces: null, ...more });
const STEWARD = caller('manager', { grants: ['steward'] });
/** Answers of class S, and what the survey's record holds. */
const SURVEY = ['g_profile/age', 'g_profile/marital_status', 'g_journey/origin_country'];

describe('records of class S', () => {
  let service: RunningValidation;
  const look = (who: Caller, kind: string, door: 'record' | 'interview'): Promise<ValidationAnswer> => service.ask(who, 'GET', `/v1/quarantine/${door}?submission=${encodeURIComponent(key(kind))}`);
  const paths = ({ body }: ValidationAnswer): string[] => (body['answers'] as { path: string }[]).map(({ path }) => path);

  beforeAll(async () => {
    service = await RunningValidation.start();
    await service.publish(registered());
    for (const kind of KINDS) await service.publish(received(key(kind), 1, {}, { kind, answers: { ...PLANTED_SEVERE, ...GOOD_ANSWERS[kind], 'g_profile/marital_status': 'married', 'g_end/enumerator_comment': PLANTED_SEVERE['g_end/enumerator_comment'] ?? '' } as Record<string, string> }));
    await eventually(async () => expect(await service.rows('select 1 from submission_state')).toHaveLength(KINDS.length));
  });
  afterAll(() => service.close());

  it.each<[string, Caller, number]>([
    ['a steward', STEWARD, 200], ['a manager', caller('manager'), 403], ['a viewer', caller('viewer'), 403], ['a viewer with the grant', caller('viewer', { grants: ['steward'] }), 403],
    ['a focal point of protection', caller('protection', { grants: ['steward'] }), 403], ['an administrator', caller('admin', { grants: ['steward'] }), 403],
  ])('are for managers with the grant alone; %s is answered before anything of the question is read', async (_, who, status) => {
    for (const kind of KINDS) expect([kind, (await look(who, kind, 'interview')).status]).toEqual([kind, status]);
    expect((await service.ask(who, 'GET', '/v1/quarantine/interview?submission=')).status).toBe(status === 200 ? 400 : 403);
    expect((await service.ask(null, 'GET', '/v1/quarantine/interview')).status).toBe(401);
  });

  it('are shown with their answers, within the steward\'s own provinces', async () => {
    const interview = await look(STEWARD, 'fms', 'interview');
    expect(paths(interview)).toEqual(expect.arrayContaining(SURVEY));
    expect(interview.body['record']).toMatchObject({ point: 'LAO-LA0301-01' });
    expect((await look({ ...STEWARD, provinces: ['LA04'] }, 'fms', 'interview')).body).toMatchObject({ code: 'FM-V-08' });
    const without = await look(STEWARD, 'fms', 'record');
    expect([without.body['record'], paths(without).filter((path) => SURVEY.includes(path))]).toEqual([null, []]);
  });

  it('say nothing of class X to anybody', async () => {
    for (const kind of KINDS) {
      for (const door of ['record', 'interview'] as const) {
        const answer = await look(STEWARD, kind, door);
        const text = JSON.stringify(answer);
        expect([kind, door, MARKERS.filter((marker) => text.includes(marker)), paths(answer).filter((path) => /ct_|v_uac|protection_concern/.test(path))]).toEqual([kind, door, [], []]);
      }
    }
    expect((await look(STEWARD, 'ct', 'interview')).body['record']).toBeNull();
  });
});
