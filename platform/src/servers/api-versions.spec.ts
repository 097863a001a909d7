import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { brokerAnswers } from './api-versions.js';

/** Length 10, correlation id 1, then error code and an empty list. */
const answer = (errorCode: number): Buffer => Buffer.from([0, 0, 0, 10, 0, 0, 0, 1, 0, errorCode, 0, 0, 0, 0]);

describe('brokerAnswers', () => {
  let server: Server;
  afterEach(() => void server.close());
  const listen = (onConnection: (socket: Socket) => void): Promise<string> =>
    new Promise((resolve) => {
      server = createServer(onConnection).listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`));
    });
  const replying = (bytes: Buffer): Promise<string> => listen((socket) => socket.on('error', () => undefined).once('data', () => socket.write(bytes)));

  it('believes an answer without error', async () => {
    expect(await brokerAnswers(await replying(answer(0)))).toBe(true);
  });

  it('puts an answer together that comes in pieces', async () => {
    const address = await listen((socket) => socket.once('data', () => socket.write(answer(0).subarray(0, 5), () => socket.write(answer(0).subarray(5)))));
    expect(await brokerAnswers(address)).toBe(true);
  });

  it.each([['an error', answer(35)], ['another protocol', Buffer.from('HTTP/1.1 400 Bad Request\r\n')]])('does not believe %s', async (_, bytes) => {
    expect(await brokerAnswers(await replying(bytes))).toBe(false);
  });

  it('does not believe a listener that hangs up, nor a closed port', async () => {
    const address = await listen((socket) => socket.destroy());
    expect(await brokerAnswers(address)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await brokerAnswers(address)).toBe(false);
  });
});
