import { Client } from 'pg';
import type { Connection } from '../../platform/src/connection.js';
import { Progress } from '../../platform/src/demo/progress.js';
import { addDays, localDay } from '../../tools/kobo-simulator/src/season/calendar.js';
import { untilAtRest } from './at-rest.js';
import { audit } from './audit.js';
import { PACE_PER_SECOND, type CampaignOptions } from './campaign-options.js';
import type { CampaignResult } from './campaign-report.js';
import type { PassageUnderTest } from './passage-under-test.js';
import { SeasonSending } from './season-sending.js';
import { seasonPart } from './season-part.js';
import { Striker } from './striker.js';
import { randomStrikes, strikesInTurn } from './victims.js';

export interface Campaign {
  readonly options: CampaignOptions;
  readonly passage: PassageUnderTest;
  readonly connection: Connection;
  readonly signal: AbortSignal;
}

/** A short campaign goes on striking after its last submission until each service has had this many. */
const FEWEST_STRIKES = 3;

/** Sends and strikes at once, waits for rest, and audits. */
export async function runCampaign(campaign: Campaign): Promise<CampaignResult> {
  const { options, passage, connection, signal } = campaign;
  const startedAt = new Date();
  const sending = sendingOf(campaign);
  signal.addEventListener('abort', () => void sending.stop(), { once: true });
  const striker = new Striker({
    strikes: options.inTurn ? strikesInTurn(options.seed) : randomStrikes(options.seed),
    processOf: (service) => passage.processOf(service),
    untilBack: options.inTurn ? (service) => passage.untilBack(service) : undefined,
  });
  let sent = false;
  await Promise.all([
    sending.run().finally(() => (sent = true)),
    striker.run(() => !signal.aborted && (!sent || striker.fewest < FEWEST_STRIKES)),
  ]);
  const loadSeconds = secondsSince(startedAt);
  const struck = striker.kills.at(-1)?.at ?? startedAt;
  process.stdout.write('All is sent; waiting until everything has come to rest …\n');
  await passage.untilAllBack();
  await sending.settle();
  const database = new Client({ connectionString: connection.database });
  await database.connect();
  try {
    const stuck = await untilAtRest(database, signal);
    const restSeconds = secondsSince(struck);
    const { deliveries } = sending.ledger;
    return {
      options, startedAt: startedAt.toISOString(), loadSeconds, restSeconds, kills: striker.kills, requests: deliveries.length,
      unanswered: deliveries.filter(({ status }) => status === null).length, late: sending.network.late, repeated: sending.network.repeated,
      stuck, audit: await audit(database, sending.ledger, connection),
    };
  } finally {
    await database.end();
  }
}

function sendingOf({ options: { seed, submissions }, connection, signal }: Campaign): SeasonSending {
  const actions = seasonPart({ seed, submissions, to: addDays(localDay(new Date()), -2) });
  const progress = new Progress('Season under fire / ກຳລັງທົດສອບ', actions.length, process.stdout);
  return new SeasonSending({ connection, seed, actions, perSecond: PACE_PER_SECOND, signal, onProgress: (done) => progress.show(done) });
}

function secondsSince(start: Date): number {
  return (Date.now() - start.getTime()) / 1000;
}
