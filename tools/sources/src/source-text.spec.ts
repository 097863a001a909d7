import { expect, it } from '@jest/globals';
import { connectedText, formText, sourceText, statusText } from './source-text.js';

const source = { id: 'kf', server: 'kf', asset: 'aX', kind: 'ct', mode: 'live', provinces: ['LA03'], verify: true, writeBack: false, hookUid: 'h1', koboUrl: 'https://k' };
const swept = { sweeping: false, pages: null, waiting: 0, backfilledAt: '2026-06-01', sweptAt: '2026-06-03', restingUntil: null, lastError: null };
const form = { form: 'CT', deployedVersion: 'v1', submissions: 9, seesAll: true, viewers: [{ user: 'anna', permission: 'view_asset' }, { user: 'anna', permission: 'view_submissions' }, { user: 'bea', permission: 'view_asset' }, { user: 'AnonymousUser', permission: 'partial_submissions' }] };

it('the status of a source says what is followed, and what to do about what is not', () => {
  expect(statusText(source, swept)).toBe('kf: followed since 2026-06-01, last compared as of 2026-06-03; 0 submissions to ask Kobo about\n  REST service h1');
  expect(statusText({ ...source, hookUid: null }, { ...swept, backfilledAt: null, sweptAt: null, sweeping: true, pages: 3 })).toMatch(/first reading is not done; a sweep is under way \(3 pages\).*\n.*sources -- connect kf/);
  expect(statusText(source, { ...swept, lastError: 'Kobo answered 401.', restingUntil: '2026-06-04' })).toMatch(/TROUBLE: Kobo answered 401\. Tried again at 2026-06-04\. What to do/);
  expect(statusText({ ...source, asset: null }, swept)).toMatch(/^kf: only what its hook sends.*change kf --asset/);
});

it('a source is shown with its settings', () => {
  expect(sourceText(source)).toMatch(/^kf: ct, live, form aX of the server kf, provinces LA03\n.*REST service: h1; hooks are verified$/);
  expect(sourceText({ ...source, asset: null, provinces: null, koboUrl: null, hookUid: null, writeBack: true })).toMatch(/any form.*provinces all\n.*not known.*not made from here.*written back/);
});

it('who sees the data is said by account, everybody is named as such, and hidden submissions are warned of', () => {
  expect(formText(form).split('\n').slice(2)).toEqual(['  AnonymousUser (EVERYBODY who has the link): sees some data (partial_submissions)', '  anna: sees all data (view_asset, view_submissions)', '  bea: sees no data (view_asset)']);
  expect(formText({ ...form, seesAll: false, viewers: [] })).toMatch(/does NOT see every submission.*\n.*does not tell/);
  expect(connectedText(source, { ...form, hook: 'h1', endpoint: 'https://i/v1/hooks/kobo/kf' })).toMatch(/^Kobo posts.*https:\/\/i\/v1\/hooks\/kobo\/kf[^]*focal points alone[^]*status kf$/);
});
