import { runService } from '@fm/lifecycle';
import { GeoEnrichmentConfiguration, startGeoEnrichment } from './start-geo-enrichment.js';

await runService('geo-enrichment', GeoEnrichmentConfiguration, startGeoEnrichment);
