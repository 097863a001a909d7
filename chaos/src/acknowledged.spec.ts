import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../tools/kobo-simulator/src/hooks/ledger.js';
import { broken, promisesOf } from './acknowledged.js';

const delivery = (acknowledged: boolean, answer: string): Delivery => ({ acknowledged, answer, submissionId: 7 }) as Delivery;
const promise = (receipt: string, submission: string, revision: number) => ({ receipt, submission, revision });

describe('what was acknowledged', () => {
  it('is read from the answers, and only from those with a 2xx', () => {
    const answer = JSON.stringify({ receipt: 'r1', submission: 'demo/a/u', revision: 1, duplicate: false });
    expect(promisesOf([delivery(true, answer), delivery(false, 'socket hang up')])).toEqual([promise('r1', 'demo/a/u', 1)]);
  });

  it('says which acknowledgement promises nothing', () => {
    expect(() => promisesOf([delivery(true, '<html>')])).toThrow(/submission 7 .*<html>/);
  });

  it('is broken where the body is gone or the revision went back', () => {
    const kept = { receipts: new Set(['r1', 'r2', 'r3']), revisions: new Map([['one', 2], ['two', 1]]) };
    const promises = [promise('r1', 'one', 1), promise('r2', 'two', 1), promise('r3', 'two', 2), promise('r4', 'one', 2), promise('r1', 'three', 1)];
    expect(broken(promises, kept)).toEqual([promise('r3', 'two', 2), promise('r4', 'one', 2), promise('r1', 'three', 1)]);
    expect(broken(promises.slice(0, 2), kept)).toEqual([]);
  });
});
