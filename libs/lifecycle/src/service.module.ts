import { type DynamicModule, Global, Module } from '@nestjs/common';
import { INTERNAL_TOKEN_SECRET, InternalTokenGuard } from '@fm/access';
import { ServiceConfiguration } from '@fm/configuration';
import { Inbox, Outbox } from '@fm/delivery';
import { Health, HealthController, Metrics, type Logger } from '@fm/observability';
import { Database } from '@fm/persistence';
import { Clock } from './clock.js';

/** Token of the service's logger. */
export const LOGGER = Symbol('LOGGER');

export interface ServiceParts {
  readonly config: ServiceConfiguration;
  readonly configuration: new () => ServiceConfiguration;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly clock: Clock;
}

/** What every service finds to be injected: database, inbox, outbox, clock, logger, metrics, health, configuration. */
@Global()
@Module({})
export class ServiceModule {
  static with(parts: ServiceParts): DynamicModule {
    const { config, configuration, database, outbox, health, metrics, log, clock } = parts;
    const providers = [
      { provide: ServiceConfiguration, useValue: config },
      { provide: configuration, useValue: config },
      { provide: Database, useValue: database },
      { provide: Outbox, useValue: outbox },
      { provide: Inbox, useValue: new Inbox({ database, outbox, log, metrics }) },
      { provide: Health, useValue: health },
      { provide: Metrics, useValue: metrics },
      { provide: LOGGER, useValue: log },
      { provide: Clock, useValue: clock },
      { provide: INTERNAL_TOKEN_SECRET, useValue: config.internalTokenSecret },
      InternalTokenGuard,
    ];
    return { module: ServiceModule, controllers: [HealthController], providers, exports: providers };
  }
}
