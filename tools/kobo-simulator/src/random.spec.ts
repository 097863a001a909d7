import { describe, expect, it } from '@jest/globals';
import { Random } from './random.js';

describe('random numbers', () => {
  it('follow from the seed, and forks leave the stream alone', () => {
    const [one, other] = [new Random('a'), new Random('a')];
    one.fork('x').next();
    expect(Array.from({ length: 5 }, () => one.next())).toEqual(Array.from({ length: 5 }, () => other.next()));
    expect(new Random('a').next()).not.toBe(new Random('b').next());
  });

  it('are spread evenly over their range', () => {
    const random = new Random('spread');
    const counts = new Array<number>(6).fill(0);
    for (let draw = 0; draw < 6000; draw += 1) {
      const value = random.integer(0, 5);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it.each([0.5, 12, 400])('count events around a mean of %f with the same variance', (mean) => {
    const random = new Random('events');
    const draws = Array.from({ length: 4000 }, () => random.poisson(mean));
    const average = draws.reduce((sum, n) => sum + n, 0) / draws.length;
    const variance = draws.reduce((sum, n) => sum + (n - average) ** 2, 0) / draws.length;
    expect(Math.abs(average / mean - 1)).toBeLessThan(0.06);
    expect(Math.abs(variance / mean - 1)).toBeLessThan(0.1);
  });

  it('weigh their choices', () => {
    const random = new Random('weights');
    const heavy = Array.from({ length: 1000 }, () => random.weighted([['heavy', 9], ['light', 1]])).filter((one) => one === 'heavy').length;
    expect(heavy).toBeGreaterThan(850);
    expect(heavy).toBeLessThan(950);
  });
});
