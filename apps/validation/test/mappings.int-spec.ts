import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@fm/access';
import { eventually } from '@fm/testing';
import { DEFAULT_MAPPINGS } from '../src/domain/mapping/default-mappings.js';
import { deployed, received, registered } from './events.builder.js';
import { BOTEN } from './given-register.js';
import { RunningValidation } from './running-validation.js';
import { MANAGER } from './validation-store.js';

const FOREIGN = { kind: 'fmr', fields: { start: { path: 'began' }, fmp_code: { path: 'site' }, n_total: { path: 'heads' }, info_source: { value: 'observation' } } };
const answers = { answers: { began: '2026-06-03T08:14:00+07:00', site: BOTEN.code, heads: '12' }, asset: 'aForeign' };

describe('mappings as people put them', () => {
  let service: RunningValidation;
  const ask: RunningValidation['ask'] = (...question) => service.ask(...question);
  const of = (role: Caller['role'], provinces: string[] | null = null): Caller => ({ subject: role, role, provinces });
  const state = async (submission: string) => (await service.rows(`select status, revision, decision, record, findings, mapping_version, effective_at from submission_state where submission = '${submission}'`))[0];
  const rules = async (submission: string): Promise<unknown[]> => ((await state(submission))?.['findings'] as { rule: string }[] | undefined ?? []).map(({ rule }) => rule);

  beforeAll(async () => {
    service = await RunningValidation.start();
    await service.publish(registered());
  });
  afterAll(() => service.close());

  it('release a form that waited for one, and are told with what they were', async () => {
    await service.publish(received('kf/aForeign/1', 1, {}, answers));
    await eventually(async () => expect(await rules('kf/aForeign/1')).toEqual(['V-S2-unmapped']));
    const put = await ask(MANAGER, 'PUT', '/v1/mappings/foreign', { document: FOREIGN, server: 'kf', asset: 'aForeign', reason: 'a counter of the neighbours' });
    expect(put).toMatchObject({ status: 200, body: { name: 'foreign', version: 1, actor: 'a manager' } });
    await eventually(async () => expect(await state('kf/aForeign/1')).toMatchObject({ status: 'flagged', decision: 2, mapping_version: 'foreign/1', record: { nTotal: 12, infoSource: 'observation' } }));
    expect(Number((await state('kf/aForeign/1'))?.['effective_at'])).toBeGreaterThan(Date.parse('2026-06-03T03:00:00.000Z'));
    expect(await ask(MANAGER, 'GET', '/v1/mappings/foreign')).toMatchObject({ body: { version: 1, document: FOREIGN, reason: 'a counter of the neighbours', earlier: [] } });
  });

  it('say which answers of the form are shown and mended; what they do not read is neither', async () => {
    await service.publish(received('kf/aForeign/2', 1, {}, { ...answers, answers: { ...answers.answers, site: 'LAO-LA0301-09', story: 'CANARY' } }));
    await eventually(async () => expect(await rules('kf/aForeign/2')).toContain('V-S4-point'));
    const mend = (path: string) => ask(MANAGER, 'POST', '/v1/quarantine/correct', { submission: 'kf/aForeign/2', revision: 1, changes: [{ path, value: BOTEN.code }], issue: 'V-S4-point', reason: 'asked' });
    for (const path of ['story', 'g_id/fmp_code']) expect(await mend(path)).toMatchObject({ status: 409, body: { code: 'FM-V-10' } });
    expect(await mend('site')).toMatchObject({ status: 200, body: { status: 'flagged' } });
    const { body } = await ask(MANAGER, 'GET', `/v1/quarantine/record?submission=${encodeURIComponent('kf/aForeign/2')}`);
    expect(body['answers']).toEqual([{ path: 'began', value: answers.answers.began }, { path: 'heads', value: '12' }, { path: 'site', value: BOTEN.code, sent: 'LAO-LA0301-09' }]);
  });

  it('are read again with each version, and with what is left when one is retired', async () => {
    await ask(MANAGER, 'PUT', '/v1/mappings/foreign', { document: { ...FOREIGN, fields: { ...FOREIGN.fields, info_source: { value: 'official' } } }, server: 'kf', asset: 'aForeign', reason: 'it was an official' });
    await eventually(async () => expect(await state('kf/aForeign/1')).toMatchObject({ mapping_version: 'foreign/2', record: { infoSource: 'official' } }));
    await ask(MANAGER, 'PUT', '/v1/mappings/foreign', { document: FOREIGN, server: 'kf', asset: 'aForeign', retired: true, reason: 'the form is no longer used' });
    await eventually(async () => expect(await state('kf/aForeign/1')).toMatchObject({ status: 'quarantined', mapping_version: 'lao_fm_fmr/1' }));
    expect((await ask(MANAGER, 'GET', '/v1/mappings/foreign')).body).toMatchObject({ version: 3, retired: true, earlier: [{ version: 2 }, { version: 1 }] });
  });

  it('flag a version of the form that nobody has told of, until it is told; what is another question there is unknown', async () => {
    await service.publish(received('kf/aDemo/v', 1, {}, { formVersion: 'v1' }));
    await eventually(async () => expect([(await state('kf/aDemo/v'))?.['status'], await rules('kf/aDemo/v')]).toEqual(['flagged', ['V-S2']]));
    await service.publish(deployed(1));
    await eventually(async () => expect(await state('kf/aDemo/v')).toMatchObject({ status: 'accepted', decision: 2 }));
    await service.publish(deployed(2, { content: { survey: [{ type: 'image', name: 'f_18_59', $xpath: 'g_count/f_18_59' }] } }));
    await eventually(async () => expect(await rules('kf/aDemo/v')).toEqual(['V-S2-changed', 'V-C1']));
  });

  it('take a version that somebody has seen', async () => {
    const { document } = DEFAULT_MAPPINGS.fmr;
    await service.publish(received('kf/aDemo/w', 1, {}, { formVersion: 'v9' }));
    await eventually(async () => expect((await state('kf/aDemo/w'))?.['status']).toBe('flagged'));
    expect(await ask(MANAGER, 'PUT', '/v1/mappings/lao_fm_fmr', { document: { ...document, formVersions: ['v9'] }, reason: 'looked at it' })).toMatchObject({ body: { version: 2 } });
    await eventually(async () => expect(await state('kf/aDemo/w')).toMatchObject({ status: 'accepted', mapping_version: 'lao_fm_fmr/2' }));
    expect((await ask(MANAGER, 'GET', '/v1/mappings')).body.map((one) => [(one as { name: string }).name, (one as { version: number }).version])).toEqual(expect.arrayContaining([['lao_fm_fmr', 2], ['lao_fm_ct', 1], ['foreign', 3]]));
  });

  it('are suggested and tried', async () => {
    const content = { survey: [{ type: 'integer', name: 'heads', label: ['Number of people'] }] };
    expect(await ask(of('manager', ['LA03']), 'POST', '/v1/mappings/suggest', { kind: 'fmr', content })).toMatchObject({ status: 200, body: { document: { fields: { n_total: { path: 'heads' } } } } });
    expect(await ask(MANAGER, 'POST', '/v1/mappings/suggest', { kind: 'fmr', server: 'kf', asset: 'aDemo' })).toMatchObject({ status: 200 });
    expect(await ask(MANAGER, 'POST', '/v1/mappings/suggest', { kind: 'fmr', server: 'kf', asset: 'aNone' })).toMatchObject({ status: 404, body: { code: 'FM-V-32' } });
    const tried = await ask(MANAGER, 'POST', '/v1/mappings/test', { document: FOREIGN, samples: [answers.answers, { constructor: 'x' }] });
    expect(tried).toMatchObject({ status: 200, body: [{ status: 'flagged', record: { nTotal: 12 } }, { status: 'quarantined', record: null, unread: ['constructor'] }] });
    expect(await ask(MANAGER, 'POST', '/v1/mappings/test', { name: 'lao_fm_fmr', samples: [{}] })).toMatchObject({ status: 200, body: [{ status: 'quarantined' }] });
  });

  it.each<[string, object, number, string]>([
    ['PUT /v1/mappings/Bad%20name', { document: FOREIGN, reason: 'x' }, 400, 'FM-V-03'], ['PUT /v1/mappings/x', { document: FOREIGN }, 400, 'FM-V-03'], ['PUT /v1/mappings/x', { document: FOREIGN, server: 'kf', reason: 'x' }, 400, 'FM-V-03'],
    ['PUT /v1/mappings/x', { document: { kind: 'fmr', fields: {} }, reason: 'x' }, 400, 'FM-V-31'], ['GET /v1/mappings/none', {}, 404, 'FM-V-30'], ['POST /v1/mappings/test', { samples: [{}] }, 400, 'FM-V-03'], ['POST /v1/mappings/suggest', { kind: 'x' }, 400, 'FM-V-03'],
  ])('refuse %s with %.60j', async (asked, body, status, code) => {
    const [method = '', path = ''] = asked.split(' ');
    expect(await ask(MANAGER, method, path, method === 'GET' ? undefined : body)).toMatchObject({ status, body: { code } });
  });

  it('are put by managers of all provinces alone', async () => {
    expect((await ask(of('manager', ['LA03']), 'PUT', '/v1/mappings/x', { document: FOREIGN, reason: 'x' })).status).toBe(403);
    for (const role of ['viewer', 'protection', 'admin'] as const) expect((await ask(of(role), 'GET', '/v1/mappings')).status).toBe(403);
  });
});
