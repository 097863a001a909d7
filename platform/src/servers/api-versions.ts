import { connect } from 'node:net';

/** ApiVersions request, version 0: length 10, api key 18, version 0, correlation id 1, no client id. */
const REQUEST = Buffer.from('0000000a0012000000000001ffff', 'hex');
const CORRELATION_ID = 1;
const ANSWER_WITHIN_MS = 2_000;

/** Whether a Kafka broker answers at `host:port`. An open port is not enough: the broker listens before it serves. */
export function brokerAnswers(address: string): Promise<boolean> {
  const colon = address.lastIndexOf(':');
  return new Promise((resolve) => {
    const socket = connect({ host: address.slice(0, colon), port: Number(address.slice(colon + 1)) });
    let received = Buffer.alloc(0);
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_WITHIN_MS, () => finish(false));
    socket.once('error', () => finish(false)).once('close', () => finish(false));
    socket.once('connect', () => socket.write(REQUEST));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      // Length, correlation id, error code.
      if (received.length >= 10) finish(received.readInt32BE(4) === CORRELATION_ID && received.readInt16BE(8) === 0);
    });
  });
}
