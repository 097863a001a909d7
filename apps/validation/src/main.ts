import { runService } from '@fm/lifecycle';
import { startValidation, ValidationConfiguration } from './start-validation.js';

await runService('validation', ValidationConfiguration, startValidation);
