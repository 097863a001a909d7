import { ServiceConfiguration } from '@fm/configuration';

/** Counting needs no setting beyond what every service is told. */
export class AggregationConfiguration extends ServiceConfiguration {}
