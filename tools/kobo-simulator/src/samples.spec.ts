import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, it } from '@jest/globals';
import { readHookBody } from './hooks/hook-body.js';
import { hookRequest } from './hooks/hook-request.js';
import { pythonJson } from './hooks/python-json.js';
import { KoboServer } from './server/kobo-server.js';
import type { Answers } from './server/answers.js';

const folder = env['PASSAGE_SAMPLES'];
const file = folder === undefined ? '' : join(folder, 'http', 'json-hook-request.http');
const METADATA = /^(_(?!_)|meta\/|formhub\/|__version__)/;

if (!existsSync(file)) {
  console.warn('PASSAGE_SAMPLES is not set to a folder with http/json-hook-request.http: the simulator is not compared with a captured hook.');
}

function sample(): { headers: string[]; text: string; body: Record<string, unknown> } {
  const [head = '', text = ''] = readFileSync(file, 'utf8').split('\r\n\r\n');
  return { headers: head.split('\r\n').slice(1).map((line) => line.split(':')[0] ?? ''), text, body: JSON.parse(text) as Record<string, unknown> };
}

/** The same answers, given to the simulator as a device would. */
function simulated(body: Record<string, unknown>) {
  const answers = Object.fromEntries(Object.entries(body).filter(([key]) => !METADATA.test(key))) as Answers;
  const asset = new KoboServer().addAsset({ name: 'sample' });
  const hook = asset.addHook({ name: 'h', endpoint: 'http://127.0.0.1', authLevel: 'basic_auth', username: 'u', password: 'p', customHeaders: { 'X-Ingest-Key': 'k' } });
  const { _id } = asset.create(answers);
  const read = readHookBody(asset, hook, _id);
  if (read === null) throw new Error('The simulator made no body of the sample: look at readHookBody.');
  return { read, request: hookRequest(hook, read, { traceId: '0', spanId: '0' }) };
}

(existsSync(file) ? describe : describe.skip)('a captured hook (folder PASSAGE_SAMPLES)', () => {
  it('has the same escapes, byte for byte', () => {
    const { text, body } = sample();
    expect(pythonJson(body)).toBe(text);
  });

  it('has the same keys in the same order, but for what that form adds to meta', () => {
    const { body } = sample();
    const ours = JSON.parse(String(simulated(body).read.bytes)) as Record<string, unknown>;
    const optional = new Set(['meta/audit', 'meta/instanceName']);
    expect(Object.keys(ours)).toEqual(Object.keys(body).filter((key) => !optional.has(key)));
    expect(ours['members']).toEqual(body['members']);
  });

  it('has the same headers in the same order', () => {
    const { headers, body } = sample();
    expect(['Host', ...simulated(body).request.headers.map(([name]) => name)]).toEqual(headers);
  });
});
