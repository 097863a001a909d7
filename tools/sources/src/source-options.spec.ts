import { describe, expect, it } from '@jest/globals';
import { sourceOptions } from './source-options.js';

const asked = (line: string): unknown => sourceOptions(line.split(' ')).request;

describe('what is asked of npm run sources', () => {
  it('is one verb with what it needs', () => {
    expect([asked('list'), asked('status'), asked('status x'), asked('connect x')]).toEqual([{ verb: 'list' }, { verb: 'status', id: null }, { verb: 'status', id: 'x' }, { verb: 'connect', id: 'x' }]);
    expect([asked('sweep x'), asked('sweep x --wait')]).toEqual([{ verb: 'sweep', id: 'x', wait: false }, { verb: 'sweep', id: 'x', wait: true }]);
    expect(asked('completeness x --from 2026-06-01')).toEqual({ verb: 'completeness', id: 'x', from: '2026-06-01', to: undefined });
    expect(asked('add x --server kf --kind fmr --asset aX --provinces LA03,LA04 --kobo-url https://k --kobo-token-file f --verify --write-back')).toEqual({
      verb: 'add', id: 'x', settings: { server: 'kf', kind: 'fmr', asset: 'aX', mode: undefined, provinces: ['LA03', 'LA04'], koboUrl: 'https://k', koboTokenFile: 'f', isAskedOfKobo: undefined, verify: true, writeBack: true },
    });
    expect(asked('change x --no-verify --provinces all')).toMatchObject({ settings: { verify: false, provinces: null, writeBack: undefined } });
    expect(asked('change x --no-kobo')).toMatchObject({ settings: { isAskedOfKobo: false } });
    expect([sourceOptions(['list']).directory, sourceOptions(['list', '--data-dir', 'there']).directory]).toEqual(['.passage', 'there']);
  });

  it.each([
    '', 'everything', 'list x', 'show', 'show x y', 'add x', 'add x --server kf', 'add x --server kf --kind fmx', 'add x --server kf --kind fmr --mode off', 'add x --server kf --kind fmr --kobo-url https://k',
    'add x --server kf --kind fmr --kobo-token-file f', 'add x --server kf --kind fmr --verify', 'add x --server kf --kind fmr --provinces ,', 'add x --token secret', 'list --wait', 'connect x --server kf', 'sweep x --from 2026-06-01', 'list --no-verify', 'add x --server kf --kind fmr --no-kobo',
  ])('refuses "%s" and says what to do, in both languages', (line) => {
    let problem: unknown;
    try {
      asked(line);
    } catch (error) {
      problem = error;
    }
    expect(problem).toMatchObject({ name: 'OperatorProblem', message: expect.stringMatching(/./), nextStep: expect.stringMatching(/--help.*\n.*ຄຳສັ່ງ/) });
  });
});
