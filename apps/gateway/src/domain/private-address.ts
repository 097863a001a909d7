import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Where no call of ours goes: this machine, private and shared networks, link-local (and with it the metadata of clouds), documentation, multicast, what is reserved (IANA special-purpose registries). */
const CLOSED: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.31.196.0', 24], ['192.52.193.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['192.175.48.0', 24], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
];
/** Of IPv6 only what is global unicast, without documentation and what wraps an IPv4 address (Teredo, 6to4) or is not routed. */
const OPEN_IPV6: readonly [string, number] = ['2000::', 3];
const CLOSED_IPV6: readonly (readonly [string, number])[] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]];

const list = (networks: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList => {
  const made = new BlockList();
  for (const [network, bits] of networks) made.addSubnet(network, bits, family);
  return made;
};
const closed = list(CLOSED, 'ipv4');
const open6 = list([OPEN_IPV6], 'ipv6');
const closed6 = list(CLOSED_IPV6, 'ipv6');

/** Networks that the operator opened although they are private: a receiver in the office's own network. */
export class OpenedNetworks {
  private readonly opened = new BlockList();

  /** @param networks CIDR, as `networksTrouble` takes them */
  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = '', bits = ''] = network.split('/');
      this.opened.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
    }
  }

  has(address: string): boolean {
    const plain = withoutMapping(address);
    return this.opened.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
  }
}

/** Whether an address, as the resolver gave it, is one on the public internet. What is no address at all is not. */
export function isPublicAddress(address: string): boolean {
  const plain = withoutMapping(address);
  if (isIPv4(plain)) return !closed.check(plain, 'ipv4');
  return isIPv6(plain) && !plain.includes('%') && open6.check(plain, 'ipv6') && !closed6.check(plain, 'ipv6');
}

/** `::ffff:127.0.0.1` and `::ffff:7f00:1` are 127.0.0.1 to the system that connects. */
function withoutMapping(address: string): string {
  if (!isIPv6(address) || address.includes('%')) return address;
  const [, tail] = /^\[::ffff:([0-9a-f]+:[0-9a-f]+)\]$/.exec(new URL(`http://[${address}]`).hostname) ?? [];
  if (tail === undefined) return address;
  const [high = 0, low = 0] = tail.split(':').map((part) => parseInt(part, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** What is wrong with a configured list of networks, or null. */
export function networksTrouble(value: unknown): string | null {
  const fits = Array.isArray(value) && value.every((network) => {
    const [address = '', bits = '', ...rest] = String(network).split('/');
    return rest.length === 0 && /^\d{1,3}$/.test(bits) && ((isIPv4(address) && Number(bits) <= 32) || (isIPv6(address) && Number(bits) <= 128));
  });
  return fits ? null : 'write networks as 10.1.2.0/24 or fd00:1::/64, separated by commas';
}
