import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@fm/testing';
import { deployed } from './events.builder.js';
import { RunningValidation } from './running-validation.js';

let service: RunningValidation;
beforeAll(async () => { service = await RunningValidation.start(); });
afterAll(() => service.close());

it('the versions of forms are kept as they came, the later reading of each, whatever their labels hold', async () => {
  const odd = { survey: [{ name: 'q', label: ['NUL \u0000, half \ud800, ຊື່'] }], constructor: { then: null } };
  await service.publish(deployed(2, { name: 'new' }));
  await service.publish(deployed(1, { name: 'old', content: {} }));
  await service.publish(deployed(1, { formVersion: 'v2', name: 'NUL \u0000', content: odd }));
  await service.publish(deployed(1, { formVersion: 'v3', name: null }));
  await eventually(async () => expect(await service.rows('select server, asset, form_version, revision, name, content, noticed_at from deployed_form order by form_version')).toEqual([
    { server: 'kf', asset: 'aDemo', form_version: 'v1', revision: 2, name: 'new', content: { survey: [{ type: 'integer', name: 'n_total' }] }, noticed_at: new Date('2026-06-03T03:00:00.000Z') },
    expect.objectContaining({ form_version: 'v2', name: 'NUL \ufffd', content: odd }),
    expect.objectContaining({ form_version: 'v3', name: null }),
  ]));
});
