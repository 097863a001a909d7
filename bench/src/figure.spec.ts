import { describe, expect, it } from '@jest/globals';
import { figure, percentile, tableOf } from './figure.js';

describe('figures of the benchmark', () => {
  it('takes percentiles by nearest rank', () => {
    const sample = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([percentile(sample, 0.5), percentile(sample, 0.99), percentile(sample, 1), percentile([7], 0.99)]).toEqual([50, 99, 100, 7]);
  });

  it('stands each value beside its baseline', () => {
    const table = tableOf([figure('intake', 'acks/s', { value: 500, baseline: 2_000, note: 'nothing stored' })]);
    expect(table.split('\n')[1]).toBe('intake  500.0 acks/s  2000.0 acks/s  0.25   nothing stored');
  });
});
