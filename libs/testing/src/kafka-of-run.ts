import { describe, it } from '@jest/globals';
import { givenServers } from './given-servers.js';

/** Runs the tests against the Kafka of this run; where none is to be had, says so and why, and counts as skipped, not as passed. */
export function withKafka(name: string, tests: (brokers: readonly string[]) => void): void {
  const { kafka, kafkaMissing } = givenServers();
  if (kafka) {
    describe(name, () => tests(kafka));
    return;
  }
  const reason = kafkaMissing ?? 'no reason known';
  console.warn(`NOT RUN: ${name}, because there is no Kafka: ${reason}`);
  it.skip(`${name}: not run, no Kafka (${reason})`, () => undefined);
}
