import { describe, expect, it } from '@jest/globals';
import { readArguments } from './arguments.js';
import { StartProblem } from './start-problem.js';

describe('readArguments', () => {
  it('has the defaults of the documentation', () => {
    expect(readArguments([], '/checkout')).toEqual({ demo: true, dataDirectory: '/checkout/.passage', portBase: 8080, processes: false });
  });

  it('takes every option', () => {
    const given = ['--no-demo', '--data-dir', '/elsewhere', '--port-base', '9000', '--processes'];
    expect(readArguments(given, '/checkout')).toEqual({ demo: false, dataDirectory: '/elsewhere', portBase: 9000, processes: true });
  });

  it('takes a relative folder from where the command runs', () => {
    expect(readArguments(['--data-dir', 'here'], '/checkout').dataDirectory).toBe(`${process.cwd()}/here`);
  });

  it.each([[['--port-base', 'x']], [['--port-base', '0']], [['--port-base', '65532']], [['--data-dir', '']], [['--data-dir']], [['--portbase', '1']], [['stray']]])(
    'refuses %j and says where the options are',
    (given) => {
      expect(() => readArguments(given, '/checkout')).toThrow(StartProblem);
      expect(() => readArguments(given, '/checkout')).toThrow(expect.objectContaining({ nextStep: expect.stringContaining('--help') }));
    },
  );
});
