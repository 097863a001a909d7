import { describe, expect, it } from '@jest/globals';
import { ContractViolation } from '@fm/contracts';
import { reasonOf } from './reason.js';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('the reason of a failure', () => {
  it.each<[string, unknown]>([
    ['a database', Object.assign(new Error('duplicate key (name)=(Sisavath)'), { code: '23505', detail: 'Sisavath', table: 'person', constraint: 'person_name' })],
    ['JSON.parse', thrownBy(() => JSON.parse('Sisavath'))],
    ['BigInt', thrownBy(() => BigInt('Sisavath'))],
    ['code of ours', new TypeError('no such name: Sisavath')],
    ['an error of many lines', new Error('Sisavath\n    at Sisavath (/home/Sisavath:1:2)')],
    ['no error', 'Sisavath'],
  ])('quotes no value: %s', (_, error) => {
    expect(reasonOf(error)).not.toContain('Sisavath');
  });

  it('says where the database refused', () => {
    expect(reasonOf(Object.assign(new Error('x'), { code: '23505', table: 'person', constraint: 'person_name' }))).toBe('SQLSTATE 23505 person person_name');
  });

  it('says the kind of error and its place in the code, without folders', () => {
    expect(reasonOf(new RangeError('x'))).toMatch(/^RangeError in .*reason\.spec\.ts:\d+$/);
    expect(reasonOf(new RangeError('x'))).not.toContain('/libs/');
    expect(reasonOf(Object.assign(new Error('x'), { stack: '' }))).toBe('Error in an unknown place');
  });

  it('keeps the words where they are ours or of the network', () => {
    expect(reasonOf(new ContractViolation('fm.x.v1: fields against the contract: n.'))).toBe('fm.x.v1: fields against the contract: n.');
    expect(reasonOf(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }))).toContain('ECONNREFUSED');
  });
});
