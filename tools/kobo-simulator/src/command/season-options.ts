import { addDays, localDay } from '../season/calendar.js';
import { defaultSeason, type SeasonSettings } from '../season/season-settings.js';
import { numberOption } from './usage-problem.js';

export interface CommandOptions {
  url?: string | undefined;
  user?: string | undefined;
  password?: string | undefined;
  seed?: string | undefined;
  days?: string | undefined;
  to?: string | undefined;
  scale?: string | undefined;
  concurrency?: string | undefined;
  'time-scale'?: string | undefined;
  port?: string | undefined;
  token?: string | undefined;
}

export function seasonOf(options: CommandOptions): SeasonSettings {
  const ordinary = defaultSeason(localDay(new Date()), options.to === undefined ? {} : { to: options.to });
  const days = Math.max(1, numberOption('days', options.days, 30));
  return {
    ...ordinary,
    from: addDays(ordinary.to, 1 - days),
    seed: options.seed ?? ordinary.seed,
    scale: numberOption('scale', options.scale, 1),
  };
}
