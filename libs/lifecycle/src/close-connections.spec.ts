import { expect, it } from '@jest/globals';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Agent, get, type IncomingMessage } from 'node:http';
import { closeConnectionsAfterAnswers } from './close-connections.js';

it('a connection that is answered while the server closes is closed with its answer; before that it is kept', async () => {
  const adapter = new FastifyAdapter({ forceCloseConnections: 'idle', keepAliveTimeout: 65_000 });
  const fastify = adapter.getInstance();
  closeConnectionsAfterAnswers(fastify);
  let answer: () => void = () => undefined;
  let asked: () => void = () => undefined;
  let begun: () => void = () => undefined;
  const closingBegan = new Promise<void>((resolve) => { begun = resolve; });
  fastify.addHook('preClose', (done) => { begun(); done(); });
  const arrived = new Promise<void>((resolve) => { asked = resolve; });
  fastify.get('/now', () => 'now');
  fastify.get('/later', () => new Promise((resolve) => { answer = () => resolve('later'); asked(); }));
  const url = await fastify.listen({ port: 0, host: '127.0.0.1' });
  const agent = new Agent({ keepAlive: true });
  const ask = (path: string): Promise<IncomingMessage> => new Promise((resolve, reject) => { get(url + path, { agent }, (response) => { response.resume(); resolve(response); }).on('error', reject); });

  expect((await ask('/now')).headers.connection).toBe('keep-alive');
  const asking = ask('/later');
  await arrived;
  const closing = fastify.close();
  await closingBegan;
  answer();
  expect((await asking).headers.connection).toBe('close');
  await closing;
  agent.destroy();
});
