import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '@fm/contracts';
import type { ServiceConfiguration } from '@fm/configuration';
import type { Broker } from '@fm/messaging';
import type { OwnedSchema, Transaction } from '@fm/persistence';
import type { ProblemFilterOptions } from '@fm/problems';
import type { KeyRing } from '@fm/sealing';
import type { Clock } from './clock.js';

/** What a start function is given. The broker decides whether five services share a process; no service knows. */
export interface Dependencies<C extends ServiceConfiguration> {
  readonly config: C;
  readonly broker: Broker;
  readonly clock?: Clock;
  /** Called once when only a restart of the process helps. */
  readonly onBroken?: (reason: string) => void;
}

export interface RunningApp {
  readonly name: ServiceName;
  /** Where it listens, `http://host:port`. */
  readonly url: string;
  /** Stops taking work, finishes what is in hand, publishes the outbox, lets go of everything. */
  close(): Promise<void>;
}

/** What makes a service this service; the rest is the same for all. */
export interface ServiceDefinition<C extends ServiceConfiguration> {
  readonly name: ServiceName;
  readonly schema: OwnedSchema;
  readonly configuration: new () => C;
  readonly module: Type;
  readonly outboxKeys?: KeyRing | null;
  readonly failures: Omit<ProblemFilterOptions, 'onUnexpected'>;
  readonly bodyLimitBytes?: number;
  readonly prepareHttp?: (app: NestFastifyApplication) => void;
  /** Its HTTP door opens, and it is ready, whether or not the broker is there: the outbox keeps what it says, and what it reads can wait. */
  readonly opensWithoutBroker?: boolean;
  readonly republish?: (tx: Transaction) => Promise<void>;
}
