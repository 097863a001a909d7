import { runService } from '@fm/lifecycle';
import { IngestionConfiguration, startIngestion } from './start-ingestion.js';

await runService('ingestion', IngestionConfiguration, startIngestion);
