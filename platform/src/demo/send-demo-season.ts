import { HookSender } from '../../../tools/kobo-simulator/src/hooks/hook-sender.js';
import { localDay } from '../../../tools/kobo-simulator/src/season/calendar.js';
import { FMR_ASSET } from '../../../tools/kobo-simulator/src/season/fmr-asset.js';
import type { SeasonAction } from '../../../tools/kobo-simulator/src/season/season-action.js';
import { SeasonPlayer } from '../../../tools/kobo-simulator/src/season/season-player.js';
import { KoboServer } from '../../../tools/kobo-simulator/src/server/kobo-server.js';
import type { Connection } from '../connection.js';
import { StartProblem } from '../start-problem.js';
import { DeliveredAll } from './delivered-all.js';
import { demoSeasonOf, demoSeasonState } from './demo-season.js';
import { Progress, type ProgressOutput } from './progress.js';
import { SeasonMemory } from './season-memory.js';

export interface DemoSeasonOptions {
  connection: Connection;
  /** The data folder: progress is kept in `demo-season.json` there. */
  directory: string;
  log: (line: string) => void;
  output?: ProgressOutput;
  /** Local day from which the season counts back; only the first start of a data folder looks at it. */
  today?: string;
  /** Stops between two batches; the next start goes on there. */
  signal?: AbortSignal;
  scale?: number;
  /** Factor on Kobo's waits between tries. */
  timeScale?: number;
}

export interface DemoSeasonResult {
  actions: number;
  /** Acknowledged before this call, and by the end of it. */
  before: number;
  after: number;
}

/** Small enough to lose little when interrupted; what is sent twice counts once. */
const BATCH = 40;

/**
 * Sends the demo season through the webhook, in batches that must be acknowledged whole. An edit travels as a repeated hook: the
 * body is read anew at each attempt, and no simulated Kobo stays behind to be swept for edits. Hence no deletions either.
 */
export async function sendDemoSeason(options: DemoSeasonOptions): Promise<DemoSeasonResult> {
  const memory = new SeasonMemory(options.directory);
  const state = demoSeasonState(options.directory, options.today ?? localDay(new Date()));
  const actions = demoSeasonOf(state, options.scale);
  const before = Math.min(state.done, actions.length);
  if (before === actions.length) return { actions: actions.length, before, after: before };
  options.log('DEMONSTRATION DATA – INVENTED / ຂໍ້ມູນຕົວຢ່າງ – ສົມມຸດຂຶ້ນ');
  const progress = new Progress('Demo season / ຂໍ້ມູນຕົວຢ່າງ', actions.length, options.output ?? process.stdout);
  const office = new SimulatedOffice(options.connection, state.seed, options.timeScale ?? 0.01);
  options.signal?.addEventListener('abort', () => office.stop(), { once: true });
  office.skip(actions.slice(0, before));
  let done = before;
  for (progress.show(done); done < actions.length && options.signal?.aborted !== true; progress.show(done)) {
    const batch = actions.slice(done, done + BATCH);
    if (!(await office.deliver(batch, options.signal))) break;
    done += batch.length;
    memory.write({ ...state, done });
  }
  return { actions: actions.length, before, after: done };
}

/** A Kobo server with one form whose hook points at the demo source. */
class SimulatedOffice {
  private readonly server: KoboServer;
  private readonly asset;
  private readonly hook;
  private readonly sender: HookSender;
  private readonly player: SeasonPlayer;

  constructor(connection: Connection, seed: string, timeScale: number) {
    const access = connection.sources['demo-fmr'];
    if (access === undefined) throw new StartProblem('No credentials for demo-fmr.', 'Run npm start again: it writes them to connection.json.');
    this.server = new KoboServer({ seed });
    this.asset = this.server.addAsset(FMR_ASSET);
    this.hook = this.asset.addHook({
      name: 'Passage', endpoint: access.url, authLevel: 'basic_auth', username: access.user, password: access.password, active: false,
    });
    this.sender = new HookSender({ server: this.server, timeScale, concurrency: 8, seed });
    this.player = new SeasonPlayer(this.asset);
  }

  stop(): void {
    void this.sender.stop();
  }

  /** Makes the simulated server remember what was acknowledged in an earlier run. */
  skip(actions: readonly SeasonAction[]): void {
    this.hook.active = false;
    for (const action of actions) this.player.apply(action);
  }

  /** True when every action's body is acknowledged, false when stopped. Throws StartProblem when the receiver refuses or stays away. */
  async deliver(actions: readonly SeasonAction[], signal?: AbortSignal): Promise<boolean> {
    this.hook.active = true;
    const ids = new Set<number>();
    const ledgerFrom = this.sender.ledger.deliveries.length;
    for (const action of actions) {
      const id = this.player.apply(action);
      ids.add(id);
      if (action.type !== 'create') this.sender.resend(this.asset, id);
    }
    return new DeliveredAll({ sender: this.sender, asset: this.asset, ids, ledgerFrom }).wait(signal);
  }
}
