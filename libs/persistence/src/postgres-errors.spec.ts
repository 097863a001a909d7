import { describe, expect, it } from '@jest/globals';
import { Problem } from '@fm/problems';
import { QueryFailedError } from 'typeorm';
import { classifyFailure } from './postgres-errors.js';

const coded = (code: string): Error => Object.assign(new Error('some words'), { code });
const kind = (retriable: boolean): Problem => new Problem({ code: 'FM-X-01', status: 500, retriable, title: { en: '', lo: '' } }, { en: '', lo: '' });

describe('the class of a failure', () => {
  it.each([
    ['permanent', ['22001', '22P02', '22P05', '23505', '23503', '23514', '42703', '42P01', '42501', '54000', '54001']],
    ['transient', ['08000', '08006', '40001', '40P01', '53100', '53200', '53300', '55P03', '57014', '57P01', '57P02', '57P03', '58030', '25006', '25P03']],
    ['transient', ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNABORTED']],
    ['unknown', ['P0001', 'XX000', '0A000', '25001', '55000', 'ENOENT', 'ERR_ASSERTION', '']],
  ])('%s: %j', (expected, codes) => {
    for (const code of codes) expect({ code, found: classifyFailure(coded(code)) }).toEqual({ code, found: expected });
  });

  it('is found through what TypeORM wraps round it', () => {
    expect(classifyFailure(new QueryFailedError('select', [], coded('40P01')))).toBe('transient');
    expect(classifyFailure(new QueryFailedError('select', [], coded('23505')))).toBe('permanent');
    expect(classifyFailure(new QueryFailedError('select', [], new Error('Connection terminated unexpectedly')))).toBe('transient');
    expect(classifyFailure({ driverError: { driverError: coded('22P02') } })).toBe('permanent');
  });

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Connection terminated due to connection timeout', 'Client has encountered a connection error and is not queryable', 'Client was closed and is not queryable', 'Driver not Connected'])('pg says without a code: %s', (message) => {
    expect(classifyFailure(new Error(message))).toBe('transient');
  });

  it('goes by what an error of ours says of itself', () => {
    expect([classifyFailure(kind(true)), classifyFailure(kind(false))]).toEqual(['transient', 'permanent']);
    expect(classifyFailure(Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' }))).toBe('transient');
  });

  it.each([undefined, null, 'text', 42, {}, new Error('no idea'), new TypeError('undefined is not a function')])('knows when it does not know: %p', (error) => {
    expect(classifyFailure(error)).toBe('unknown');
  });
});
