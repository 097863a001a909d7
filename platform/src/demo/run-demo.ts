/** The door of the demo country office: register it and its round, then send it its season. */
export { registerDemoOffice } from './register-demo-office.js';
export { registerDemoRound } from './register-demo-round.js';
export { sendDemoCoverage } from './send-demo-coverage.js';
export { demoSeasonState } from './demo-season.js';
export { sendDemoSeason } from './send-demo-season.js';
