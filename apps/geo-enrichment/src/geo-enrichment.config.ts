import { ServiceConfiguration } from '@fm/configuration';

/** Geo-enrichment needs no more than every service. */
export class GeoEnrichmentConfiguration extends ServiceConfiguration {}
