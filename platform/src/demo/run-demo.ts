/** The door of the demo country office: register it, then send it its season. */
export { registerDemoOffice } from './register-demo-office.js';
export { sendDemoSeason } from './send-demo-season.js';
