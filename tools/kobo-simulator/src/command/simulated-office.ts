import { HookSender } from '../hooks/hook-sender.js';
import { FMR_ASSET } from '../season/fmr-asset.js';
import type { KoboAsset } from '../server/kobo-asset.js';
import { KoboServer } from '../server/kobo-server.js';
import type { CommandOptions } from './season-options.js';
import { numberOption } from './usage-problem.js';

export interface SimulatedOffice {
  server: KoboServer;
  asset: KoboAsset;
  sender: HookSender;
}

/** A server with the form of the season; with a URL among the options, a hook to it. */
export function openOffice(options: CommandOptions): SimulatedOffice {
  const server = new KoboServer({ seed: options.seed ?? 'lao-fm' });
  const asset = server.addAsset(FMR_ASSET);
  const sender = new HookSender({
    server, timeScale: numberOption('time-scale', options['time-scale'], 0.01), concurrency: numberOption('concurrency', options.concurrency, 8),
  });
  if (options.url !== undefined) {
    const { user, password = '' } = options;
    const login = user === undefined ? {} : { authLevel: 'basic_auth' as const, username: user, password };
    asset.addHook({ name: 'by hand', endpoint: options.url, ...login });
  }
  return { server, asset, sender };
}
