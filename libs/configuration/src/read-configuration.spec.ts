import { afterAll, describe, expect, it } from '@jest/globals';
import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, Max, MinLength } from 'class-validator';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readConfiguration, type Environment } from './read-configuration.js';
import { ServiceConfiguration } from './service-configuration.js';
import { FromEnvironment } from './setting.decorator.js';

class Base {
  @FromEnvironment('SECRET')
  @IsString() @MinLength(8)
  secret: string;
}

class Settings extends Base {
  @FromEnvironment('COUNT', { as: 'integer', default: '7' })
  @IsInt() @Max(100)
  count: number;

  @FromEnvironment('NAMES', { as: 'list', default: '' })
  @IsArray()
  names: string[];

  @FromEnvironment('TABLE', { as: 'json' })
  @IsOptional() @IsObject()
  table?: Record<string, unknown>;

  @FromEnvironment('MODE', { default: 'quiet' })
  @IsIn(['quiet', 'loud'])
  mode: string;
}

const GOOD = { SECRET: 'long enough' };
const folder = mkdtempSync(join(tmpdir(), 'passage-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

function complaintOf(environment: Environment, type: new () => object = Settings): string {
  try {
    readConfiguration(type, environment);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return String(error);
  }
}

describe('settings', () => {
  it('come from the environment, in the kind that they are, with defaults where it is silent', () => {
    expect(readConfiguration(Settings, GOOD)).toEqual({ secret: 'long enough', count: 7, names: [], mode: 'quiet' });
    expect(readConfiguration(Settings, { ...GOOD, COUNT: '42', NAMES: ' a, b ,,c ', TABLE: '{"a":[1]}', MODE: 'loud' })).toEqual({ secret: 'long enough', count: 42, names: ['a', 'b', 'c'], mode: 'loud', table: { a: [1] } });
    expect(readConfiguration(Settings, { ...GOOD, COUNT: '', MODE: '' })).toMatchObject({ count: 7, mode: 'quiet' });
  });

  it('come from the file that VARIABLE_FILE names, without the line end of its editor', () => {
    expect(readConfiguration(Settings, { SECRET_FILE: file('secret', 'from a mounted file\n'), COUNT_FILE: file('count', '9\n'), TABLE_FILE: file('table', '{"b":2}') })).toMatchObject({ secret: 'from a mounted file', count: 9, table: { b: 2 } });
    expect(readConfiguration(Settings, { SECRET: 'said directly', SECRET_FILE: file('secret', 'from a file') })).toMatchObject({ secret: 'said directly' });
    expect(readConfiguration(Settings, { SECRET: '', SECRET_FILE: file('secret', 'from a file') })).toMatchObject({ secret: 'from a file' });
  });

  it('that cannot be read from their file are named', () => {
    expect(complaintOf({ SECRET_FILE: join(folder, 'missing') })).toMatch(/SECRET_FILE: the file cannot be read/);
    expect(complaintOf({ ...GOOD, COUNT_FILE: folder })).toMatch(/COUNT_FILE: the file cannot be read/);
  });

  it.each([
    ['SECRET', {}, 'SECRET:'],
    ['SECRET too short', { SECRET: 'Sisav' }, 'SECRET:'],
    ['SECRET from a file too short', { SECRET_FILE: file('short', 'Sisav') }, 'SECRET:'],
    ['COUNT no number', { ...GOOD, COUNT: 'Sisavath' }, 'COUNT:'],
    ['COUNT no whole number', { ...GOOD, COUNT: '1.5' }, 'COUNT:'],
    ['COUNT with a unit', { ...GOOD, COUNT: '10s' }, 'COUNT:'],
    ['COUNT too great', { ...GOOD, COUNT: '31337' }, 'COUNT:'],
    ['TABLE no JSON', { ...GOOD, TABLE: '{"key":"Sisavath"' }, 'TABLE:'],
    ['TABLE no object', { ...GOOD, TABLE: '"Sisavath"' }, 'TABLE:'],
    ['MODE unknown', { ...GOOD, MODE: 'Sisavath' }, 'MODE:'],
  ])('complaints name the variable and never its value: %s', (_, environment: Environment, named) => {
    const complaint = complaintOf(environment);
    expect(complaint).toContain(named);
    expect(complaint).toContain('and start again');
    for (const value of ['Sisav', '31337', '10s', '1.5', 'long enough']) expect(complaint).not.toContain(value);
  });

  it('complain of everything at once', () => {
    const complaint = complaintOf({ COUNT: 'x', MODE: 'y', TABLE: '{' });
    for (const variable of ['SECRET:', 'COUNT:', 'MODE:', 'TABLE:']) expect(complaint).toContain(variable);
  });

  it('of every service refuse to start without secrets, whatever else has a default', () => {
    const complaint = complaintOf({}, ServiceConfiguration);
    for (const variable of ['PORT:', 'DATABASE_URL:', 'INTERNAL_TOKEN_SECRET:']) expect(complaint).toContain(variable);
    const said = { PORT: '8080', DATABASE_URL: 'postgres://a:b@c/d', INTERNAL_TOKEN_SECRET: 'x'.repeat(32), KAFKA_BROKERS: 'a:1,b:2' };
    expect(readConfiguration(ServiceConfiguration, said)).toMatchObject({ host: '127.0.0.1', port: 8080, kafkaBrokers: ['a:1', 'b:2'], logLevel: 'info' });
    expect(complaintOf({ ...said, PORT: '99999' }, ServiceConfiguration)).toContain('PORT:');
    expect(complaintOf({ ...said, INTERNAL_TOKEN_SECRET: 'short' }, ServiceConfiguration)).toContain('INTERNAL_TOKEN_SECRET:');
  });

  it('that a file keeps from reading by its rights are named too', () => {
    const path = file('closed', 'x');
    chmodSync(path, 0o000);
    // Root reads everything; for others this is the same as a missing file.
    if (process.getuid?.() === 0) expect(complaintOf({ SECRET_FILE: path })).toContain('SECRET:');
    else expect(complaintOf({ SECRET_FILE: path })).toContain('SECRET_FILE:');
  });
});
