import { describe, expect, it } from '@jest/globals';
import { SERVICES } from '../../platform/src/service-ports.js';
import { randomStrikes, strikesInTurn, type Strike } from './victims.js';

function take(strikes: Iterator<Strike>, count: number): Strike[] {
  return Array.from({ length: count }, () => strikes.next().value as Strike);
}
const names = (strikes: readonly Strike[]): string[] => strikes.map(({ victim }) => victim);

describe('the choice of victims', () => {
  it('is the same for the same seed and another for another', () => {
    expect(take(randomStrikes('a'), 40)).toEqual(take(randomStrikes('a'), 40));
    expect(take(randomStrikes('a'), 40)).not.toEqual(take(randomStrikes('b'), 40));
  });

  it('gives each service one strike of every five, in changing order', () => {
    const strikes = take(randomStrikes('fair'), 50);
    const rounds = Array.from({ length: 10 }, (_, round) => names(strikes.slice(round * 5, round * 5 + 5)));
    for (const round of rounds) expect([...round].sort()).toEqual([...SERVICES].sort());
    expect(new Set(rounds.map((round) => round.join())).size).toBeGreaterThan(1);
  });

  it('goes in the order of the journey where it is to go in turn', () => {
    expect(names(take(strikesInTurn('a'), 10))).toEqual([...SERVICES, ...SERVICES]);
  });
});
