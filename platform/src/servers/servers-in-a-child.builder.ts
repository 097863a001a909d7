import { transformSync } from '@swc/core';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isObject } from '../stored-json.js';

/** A process that has started the servers of a directory, and can be killed: what `npm start` is to them. */
export interface Parent {
  adminUrl: string;
  /** Empty where this machine has no broker, for the reason in brokerMissing. */
  brokers: string[];
  brokerMissing: string;
  /** Sends the signal and waits for the end; the result is the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const SCRIPT = `
import { startKafka, startPostgres } from './platform/src/servers/index.js';
const directory = process.argv[2], log = () => undefined;
const database = await startPostgres({ directory, log });
const broker = await startKafka({ directory, log }).catch((error) => ({ brokers: [], brokerMissing: error.message, stop() {} }));
process.on('SIGTERM', async () => { await broker.stop(); await database.stop(); process.exit(0); });
process.stdout.write(JSON.stringify({ adminUrl: database.adminUrl, brokers: broker.brokers, brokerMissing: broker.brokerMissing ?? '' }) + '\\n');
setInterval(() => undefined, 60_000);
`;

/** Writes the modules of the servers as JavaScript below `home`: a child process has no jest to read TypeScript for it, and a build may be out of date. */
export function compileServers(home: string): void {
  const root = process.cwd();
  for (const folder of ['platform/src', 'platform/src/servers']) {
    mkdirSync(join(home, folder), { recursive: true });
    for (const name of readdirSync(join(root, folder)).filter((file) => file.endsWith('.ts') && !file.includes('spec'))) {
      const { code } = transformSync(readFileSync(join(root, folder, name), 'utf8'), { filename: name, jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } });
      writeFileSync(join(home, folder, `${basename(name, '.ts')}.js`), code);
    }
  }
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(home, 'parent.js'), SCRIPT);
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
}

/** Resolves when the servers answer. */
export async function startParent(home: string, directory: string): Promise<Parent> {
  const env = { ...process.env, DATABASE_URL: '', KAFKA_BROKERS: '' };
  const child = spawn(process.execPath, [join(home, 'parent.js'), directory], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const line = await Promise.race([
    new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve)),
    ended.then((code) => Promise.reject(new Error(`the parent ended with ${code}; its logs are in ${join(dirname(directory), 'data', 'logs')}`))),
  ]);
  const told: unknown = JSON.parse(line);
  if (!isObject(told) || typeof told.adminUrl !== 'string' || !Array.isArray(told.brokers)) throw new Error(`the parent said ${line}`);
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return { adminUrl: told.adminUrl, brokers: told.brokers.map(String), brokerMissing: String(told.brokerMissing), end };
}
