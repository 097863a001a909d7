import { describe, expect, it } from '@jest/globals';
import { isPublicAddress, networksTrouble, OpenedNetworks } from './private-address.js';

describe('addresses', () => {
  it.each([
    '127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '192.0.0.8', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:a00:1', '::ffff:169.254.169.254', '::127.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12::1', 'ff02::1', 'fec0::1', '5f00::1',
    'localhost', '', '1', '2130706433',
  ])('%s is not on the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '::ffff:8.8.8.8', '2606:4700::1111', '2a00:1450:4001::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('may be opened by network', () => {
    const opened = new OpenedNetworks(['10.1.0.0/16', 'fd00:1::/64']);
    expect(['10.1.2.3', '::ffff:10.1.2.3', '10.2.0.1', 'fd00:1::5', 'fd00:2::5'].map((address) => opened.has(address))).toEqual([true, true, false, true, false]);
    expect([networksTrouble([]), networksTrouble(['10.0.0.0/8', 'fd00::/8'])]).toEqual([null, null]);
    for (const wrong of [['10.0.0.0'], ['10.0.0.0/33'], ['x/8'], 'x', ['10.0.0.0/8/8']]) expect(networksTrouble(wrong)).toContain('10.1.2.0/24');
  });
});
