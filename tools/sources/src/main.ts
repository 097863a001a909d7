import { setTimeout as pause } from 'node:timers/promises';
import { GatewayClient } from '../../operator/src/gateway-client.js';
import { installationIn } from '../../operator/src/installation.js';
import { runVerb, type Answer } from '../../operator/src/run-verb.js';
import { completenessText } from './completeness-text.js';
import { addSource, changeSource, rotateSecret } from './keep-source.js';
import { sourceOptions } from './source-options.js';
import type { Request } from './source-request.js';
import { connectedText, formText, sourceText, statusText } from './source-text.js';
import { SourcesClient } from './sources-client.js';
import { waitForSweep } from './wait-for-sweep.js';

const BETWEEN_LOOKS_MS = 1_000;

/** `npm run sources`. @returns the exit code */
export function main(args: readonly string[]): Promise<number> {
  return runVerb(async () => {
    const { request, directory } = sourceOptions(args);
    return answer(new SourcesClient(new GatewayClient(installationIn(directory, process.env))), request);
  });
}

const done = (text: string): Answer => ({ text, code: 0 });

async function answer(client: SourcesClient, request: Request): Promise<Answer> {
  switch (request.verb) {
    case 'list': return done((await client.list()).map(sourceText).join('\n') || 'There is no source yet: npm run sources -- add …');
    case 'show': return done(sourceText(await client.show(request.id)));
    case 'add': return done(await addSource(client, request.id, request.settings));
    case 'change': return done(await changeSource(client, request.id, request.settings));
    case 'connect': return done(connectedText(await client.show(request.id), await client.connect(request.id)));
    case 'viewers': return done(formText(await client.form(request.id)));
    case 'rotate-secret': return done(await rotateSecret(client, request.id));
    case 'status': return done(await status(client, request.id));
    case 'sweep': return sweep(client, request);
    case 'completeness': return completeness(client, request);
  }
}

async function status(client: SourcesClient, id: string | null): Promise<string> {
  const sources = id === null ? await client.list() : [await client.show(id)];
  const texts = await Promise.all(sources.map(async (source) => statusText(source, await client.swept(source.id))));
  return texts.join('\n');
}

async function sweep(client: SourcesClient, { id, wait }: Extract<Request, { verb: 'sweep' }>): Promise<Answer> {
  await client.sweep(id);
  if (!wait) return done(`The whole form is compared with Kobo. How far it is: npm run sources -- status ${id}; what came of it: npm run sources -- completeness ${id}`);
  await waitForSweep(client, id, { output: process.stdout, pause: () => pause(BETWEEN_LOOKS_MS) });
  return completeness(client, { id });
}

async function completeness(client: SourcesClient, { id, from, to }: { id: string; from?: string | undefined; to?: string | undefined }): Promise<Answer> {
  const told = await client.completeness(id, { from, to });
  return { text: told.map(completenessText).join('\n'), code: told.every(({ state }) => state === 'equal') ? 0 : 1 };
}
