import { runService } from '@fm/lifecycle';
import { AggregationConfiguration, startAggregation } from './start-aggregation.js';

await runService('aggregation', AggregationConfiguration, startAggregation);
