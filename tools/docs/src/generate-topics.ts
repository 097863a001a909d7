import { writeFileSync } from 'node:fs';
import { topicsPage } from './topics-page.js';

/** Writes docs/topics.md anew; run by `npm run docs:topics` from the project's root. */
writeFileSync('docs/topics.md', topicsPage());
