import { producersOf, TOPIC_CATALOGUE, type ServiceName } from '@fm/contracts';
import { deadLetterTopic } from '@fm/delivery';
import type { Broker } from '@fm/messaging';

/**
 * Makes sure that the topics which a service writes or reads exist, with their dead-letter topics. Several services start at once
 * and may make the same topic: who comes second finds it there.
 */
export async function provisionTopicsOf(service: ServiceName, broker: Broker): Promise<void> {
  const mine = TOPIC_CATALOGUE.filter((topic) => producersOf(topic).includes(service) || topic.consumers.includes(service));
  const wanted = [...mine, ...mine.map((topic) => deadLetterTopic(topic.name))];
  try {
    await broker.provision(wanted);
  } catch {
    await broker.provision(wanted);
  }
}
