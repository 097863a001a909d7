import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a service counts. Each has a registry of its own, since five may share a process. */
export class Metrics {
  readonly registry = new Registry();
  readonly eventsHandled: Counter<'topic'>;
  readonly eventsFenced: Counter<'topic'>;
  readonly deadLetters: Counter<'topic'>;
  readonly batchFailures: Counter<'topic'>;
  readonly batchSeconds: Histogram<'topic'>;
  readonly eventsPublished: Counter<'topic'>;
  readonly outboxDepth: Gauge;
  readonly outboxOldestSeconds: Gauge;

  constructor(service: string) {
    const registers = [this.registry];
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
    const byTopic = { labelNames: ['topic'] as const, registers };
    this.eventsHandled = new Counter({ name: 'passage_events_handled_total', help: 'Events whose effect was committed', ...byTopic });
    this.eventsFenced = new Counter({ name: 'passage_events_fenced_total', help: 'Redelivered events dropped by the offset fence', ...byTopic });
    this.deadLetters = new Counter({ name: 'passage_dead_letters_total', help: 'Events parked as dead letters', ...byTopic });
    this.batchFailures = new Counter({ name: 'passage_batch_failures_total', help: 'Batches that failed and will be tried again', ...byTopic });
    this.batchSeconds = new Histogram({ name: 'passage_batch_seconds', help: 'Time from receipt of a batch to its commit', buckets: [0.005, 0.02, 0.1, 0.5, 2, 10], ...byTopic });
    this.eventsPublished = new Counter({ name: 'passage_events_published_total', help: 'Events acknowledged by the broker', ...byTopic });
    this.outboxDepth = new Gauge({ name: 'passage_outbox_depth', help: 'Events waiting to be published', registers });
    this.outboxOldestSeconds = new Gauge({ name: 'passage_outbox_oldest_seconds', help: 'Age of the oldest waiting event', registers });
  }
}
