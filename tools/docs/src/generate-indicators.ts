import { writeFileSync } from 'node:fs';
import { indicatorsPage } from './indicators-page.js';

/** Writes docs/indicators.md anew; run by `npm run docs:indicators` from the project's root. */
writeFileSync('docs/indicators.md', indicatorsPage());
