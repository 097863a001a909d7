import { readFileSync } from 'node:fs';
import { validateSync } from 'class-validator';
import { settingsOf, type Setting } from './setting.decorator.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment lacks or says wrongly, all at once, each with its variable. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** The environment of this process: the only place that reads it. */
export function environmentOfProcess(): Environment {
  return process.env;
}

/**
 * Fills a configuration class from its `@FromEnvironment` properties and checks it with class-validator.
 * @throws ConfigurationError naming every variable that is missing or wrong, never its value
 */
export function readConfiguration<T extends object>(type: new () => T, environment: Environment): T {
  const config = new type();
  const complaints: string[] = [];
  for (const setting of settingsOf(type)) {
    const raw = rawValue(setting, environment, complaints);
    if (raw !== undefined) Object.assign(config, { [setting.property]: converted(setting, raw, complaints) });
  }
  const byProperty = new Map(settingsOf(type).map((setting) => [setting.property, setting.variable]));
  for (const problem of validateSync(config)) {
    complaints.push(`${byProperty.get(problem.property) ?? problem.property}: ${Object.values(problem.constraints ?? {}).join('; ')}`);
  }
  if (complaints.length > 0) throw new ConfigurationError(`Set these variables (or VARIABLE_FILE) and start again: ${complaints.join(' | ')}`);
  return config;
}

function rawValue(setting: Setting, environment: Environment, complaints: string[]): string | undefined {
  const direct = environment[setting.variable];
  if (direct !== undefined && direct !== '') return direct;
  const file = environment[`${setting.variable}_FILE`];
  if (!file) return setting.default;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    complaints.push(`${setting.variable}_FILE: the file cannot be read`);
    return undefined;
  }
}

function converted(setting: Setting, raw: string, complaints: string[]): unknown {
  if (setting.as === 'integer') return Number(raw);
  if (setting.as === 'list') return raw.split(',').map((item) => item.trim()).filter((item) => item !== '');
  if (setting.as !== 'json') return raw;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    complaints.push(`${setting.variable}: is no JSON`);
    return undefined;
  }
}
