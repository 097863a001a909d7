import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceName } from '@fm/contracts';
import { KafkaBroker, MemoryBroker, type Broker, type OutgoingMessage } from '@fm/messaging';
import { createLogger } from '@fm/observability';
import { givenServers, NamespacedBroker, RecordingBroker } from '@fm/testing';
import { FiveServices } from './five-services.js';
import { workedRecordPage } from './worked-record.page.js';
import { StoryClock, WorkedStory, type Step } from './worked-story.js';

const PAGE = 'docs/worked-record.md';
const { kafka, kafkaMissing } = givenServers();

interface Figure {
  readonly period: string;
  readonly value: number;
  readonly nRecords: number;
  readonly nFlagged: number;
  readonly nHeld: number;
}

/** One story on two brokers: what an outsider sees must be the same. */
function theJourney(brokerFor: (service: ServiceName) => Broker): () => void {
  return () => {
    const published: OutgoingMessage[] = [];
    const clock = new StoryClock();
    let services: FiveServices;
    let steps: readonly Step[];

    beforeAll(async () => {
      services = await FiveServices.start({ brokerFor: (service) => new RecordingBroker(brokerFor(service), published), clock });
      steps = await new WorkedStory({ services, published, clock }).play();
    });
    afterAll(() => services?.close());

    const figures = (step: number): Figure[] => (steps[step]?.figure ?? []) as Figure[];
    const topics = (step: number): string[] => (steps[step]?.events ?? []).map((event) => event.topic).filter((topic) => topic.startsWith('fm.submission.'));

    it('takes a hook through every service to a figure', () => {
      expect(topics(0)).toEqual(['fm.submission.received.v1', 'fm.submission.validated.v1', 'fm.submission.located.v1']);
      expect(figures(0)).toMatchObject([{ period: '2026-06-03', value: 5, nRecords: 1, nFlagged: 0 }]);
    });

    it('changes nothing for a repeat', () => {
      expect(steps[1]).toMatchObject({ answer: { duplicate: true, revision: 1 }, events: [] });
      expect(figures(1)).toEqual(figures(0));
    });

    it('corrects downward and upward', () => {
      expect(figures(2)).toMatchObject([{ value: 3, nRecords: 1 }]);
      expect(figures(3)).toMatchObject([{ value: 6, nRecords: 1, nFlagged: 1 }]);
    });

    it('holds a revision out of the figure and counts it beside', () => {
      expect(topics(4)).toEqual(['fm.submission.received.v1', 'fm.submission.quarantined.v1']);
      expect(figures(4)).toMatchObject([{ period: '2019-12-30', value: 0, nRecords: 0, nHeld: 1 }]);
    });

    it('counts it once a person has released it', () => {
      expect(steps[5]).toMatchObject({ answer: { version: { revision: 4, decision: 2 }, status: 'flagged' } });
      expect(figures(5)).toMatchObject([{ period: '2019-12-30', value: 6, nRecords: 1, nFlagged: 1, nHeld: 0 }]);
    });

    it('takes a withdrawn submission out, and no late hook brings it back', () => {
      expect(steps[6]).toMatchObject({ answer: { outcome: 'withdrawn', revision: 5 } });
      expect(figures(6)).toEqual([]);
      expect(steps[7]).toMatchObject({ answer: { duplicate: true, revision: 5 }, events: [] });
      expect(figures(7)).toEqual([]);
    });

    it('is the page docs/worked-record.md', () => {
      const page = workedRecordPage(steps);
      if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, page);
      expect(readFileSync(PAGE, 'utf8')).toBe(page);
    });
  };
}

const memory = new MemoryBroker();

describe('a submission through the five services on the memory broker', theJourney(() => memory));

const prefix = `t${randomBytes(4).toString('hex')}.`;
const onKafka = (service: ServiceName): Broker => new NamespacedBroker(new KafkaBroker({ brokers: kafka ?? [], clientId: service, log: createLogger(service, { level: 'fatal' }) }), prefix);

if (kafka) describe('a submission through the five services on Kafka', theJourney(onKafka));
else {
  describe('a submission through the five services on Kafka', () => {
    it.skip(`DID NOT RUN: ${kafkaMissing ?? 'no broker'}`, () => undefined);
  });
}
