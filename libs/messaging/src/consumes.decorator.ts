import { EventPattern } from '@nestjs/microservices';
import type { Topic } from '@fm/contracts';
import type { Batch } from './batch.js';

/** What the strategy finds beside a handler. */
export interface ConsumesExtras {
  readonly topic: Topic<object>;
}

/**
 * Gives a controller's method every batch of a topic. The method's parameter must be of the topic's type: another does not compile.
 * It wraps Nest's `EventPattern`, whose own typed overload does not compile under strict TypeScript (TS1241).
 */
export function Consumes<T extends object>(topic: Topic<T>) {
  return (target: object, property: string | symbol, descriptor: TypedPropertyDescriptor<(batch: Batch<T>) => Promise<void>>): void => {
    const decorate = EventPattern<string>(topic.name, { topic }) as MethodDecorator;
    decorate(target, property, descriptor);
  };
}
