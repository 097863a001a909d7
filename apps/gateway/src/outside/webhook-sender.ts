import { Inject, Injectable } from '@nestjs/common';
import { lookup } from 'node:dns/promises';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, OpenedNetworks } from '../domain/private-address.js';
import type { Outcome } from '../domain/webhook-schedule.js';
import { GatewayConfiguration } from '../gateway.config.js';

export interface Destination {
  readonly url: URL;
  readonly address: string;
  readonly family: number;
}

const PATIENCE_MS = 15_000;

/** Calls receivers outside, and nobody else: the address that was looked at is the one that is connected to, and redirects are not followed. */
@Injectable()
export class WebhookSender {
  private readonly opened: OpenedNetworks;

  constructor(@Inject(GatewayConfiguration) { webhookNetworks }: GatewayConfiguration) {
    this.opened = new OpenedNetworks(webhookNetworks);
  }

  /** Where a call would go, or what is wrong with it. One private address among several is enough to refuse: a resolver may give another next time. */
  async destinationOf(text: string): Promise<Destination | { readonly trouble: { readonly en: string; readonly lo: string } }> {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return { trouble: NO_URL };
    const addresses = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true, verbatim: true }).catch(() => []);
    const [first] = addresses;
    if (!first) return { trouble: NO_ADDRESS };
    const isOpened = addresses.every(({ address }) => this.opened.has(address));
    if (!isOpened && !addresses.every(({ address }) => isPublicAddress(address) || this.opened.has(address))) return { trouble: PRIVATE };
    if (!isOpened && url.protocol !== 'https:') return { trouble: NO_TLS };
    return { url, ...first };
  }

  /** One attempt. What the receiver says beyond its status is not read. */
  async send(text: string, headers: Readonly<Record<string, string>>, body: string): Promise<Outcome> {
    const destination = await this.destinationOf(text);
    if ('trouble' in destination) return { error: destination.trouble.en };
    return new Promise((resolve) => {
      const options: RequestOptions = { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'passage-webhooks/1' }, agent: false, lookup: pinned(destination), signal: AbortSignal.timeout(PATIENCE_MS) };
      const call = (destination.url.protocol === 'https:' ? httpsRequest : httpRequest)(destination.url, options, (response) => {
        resolve({ status: response.statusCode ?? 0 });
        response.destroy();
      });
      call.on('error', (error: NodeJS.ErrnoException) => resolve({ error: error.name === 'AbortError' ? `no answer within ${PATIENCE_MS / 1_000} s` : (error.code ?? error.name) }));
      call.end(body);
    });
  }
}

function pinned({ address, family }: Destination): LookupFunction {
  return (_host, options, callback) => (options.all ? callback(null, [{ address, family }]) : callback(null, address, family));
}

const NO_URL = { en: 'Write the address as https://host/path, without user and password.', lo: 'ຂຽນທີ່ຢູ່ເປັນ https://host/path ໂດຍບໍ່ມີຊື່ຜູ້ໃຊ້ ແລະ ລະຫັດຜ່ານ.' };
const NO_ADDRESS = { en: 'The host has no address: check its name.', lo: 'ບໍ່ພົບທີ່ຢູ່ຂອງ host: ກວດຊື່ຄືນ.' };
const PRIVATE = { en: 'The host is in a private network, where no calls go: use a public one, or ask the operators to open the network (WEBHOOK_NETWORKS).', lo: 'host ຢູ່ໃນເຄືອຂ່າຍສ່ວນຕົວ: ໃຫ້ໃຊ້ທີ່ຢູ່ສາທາລະນະ ຫຼື ຂໍໃຫ້ຜູ້ດູແລເປີດເຄືອຂ່າຍ (WEBHOOK_NETWORKS).' };
const NO_TLS = { en: 'Use https: figures do not travel in the open.', lo: 'ໃຫ້ໃຊ້ https.' };
