import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayConfiguration } from '../gateway.config.js';
import { WebhookSender } from './webhook-sender.js';

const senderWith = (...webhookNetworks: string[]): WebhookSender => new WebhookSender({ webhookNetworks } as unknown as GatewayConfiguration);

describe('calls to receivers', () => {
  it.each([
    'http://10.0.0.1/x', 'https://10.0.0.1/x', 'https://localhost/x', 'https://localhost.:1/', 'https://[::ffff:10.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://[::1]/', 'https://169.254.169.254/latest', 'https://0x7f.1/', 'https://2130706433/',
    'https://0177.0.0.1/', 'http://8.8.8.8/', 'https://u:p@8.8.8.8/', 'ftp://8.8.8.8/', 'file:///etc/passwd', 'nonsense!', 'https://name.invalid/', '',
  ])('do not go to %s, with advice in both languages', async (url) => {
    expect(await senderWith().destinationOf(url)).toEqual({ trouble: { en: expect.stringMatching(/.{20}/), lo: expect.stringMatching(/[\u0e80-\u0eff]/) } });
    expect(await senderWith().send(url, {}, '{}')).toHaveProperty('error');
  });

  it('go to public addresses by https, and into networks that were opened also without', async () => {
    expect(await senderWith().destinationOf('https://8.8.8.8:8443/x')).toMatchObject({ address: '8.8.8.8', family: 4 });
    expect(await senderWith('10.1.0.0/16').destinationOf('http://10.1.2.3/x')).toMatchObject({ address: '10.1.2.3' });
    expect(await senderWith('10.1.0.0/16').destinationOf('http://10.2.2.3/x')).toHaveProperty('trouble');
  });

  it('go to the address that was looked at, with the name that was meant', async () => {
    const hosts: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      hosts.push(request.headers.host);
      response.writeHead(200).end('a long answer that nobody reads');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const sender = senderWith('127.0.0.0/8', '::1/128');
    expect(await sender.send(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual({ status: 200 });
    expect(hosts).toEqual([`127.0.0.1:${port}`]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await sender.send(`http://127.0.0.1:${port}/`, {}, '{}')).toEqual({ error: 'ECONNREFUSED' });
  });
});
