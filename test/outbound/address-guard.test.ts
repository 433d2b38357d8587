import fc from 'fast-check';
import { kindOfAddress } from '../../src/outbound/address-guard.js';

it.each([
  ['private, 10/8', '10.0.0.0'],
  ['private, 10/8', '10.255.255.255'],
  ['private, 172.16/12', '172.16.0.1'],
  ['private, 172.16/12', '172.31.255.255'],
  ['private, 192.168/16', '192.168.1.1'],
  ['link-local', '169.254.0.1'],
  ['a cloud’s metadata', '169.254.169.254'],
  ['another cloud’s metadata, in the shared range', '100.100.100.200'],
  ['shared by a carrier', '100.64.0.1'],
  ['this network', '0.0.0.0'],
  ['documentation', '192.0.2.1'],
  ['documentation', '198.51.100.7'],
  ['documentation', '203.0.113.9'],
  ['benchmarks', '198.19.255.255'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['6to4 relays', '192.88.99.1'],
  ['unspecified', '::'],
  ['unique local', 'fc00::1'],
  ['unique local, a cloud’s metadata', 'fd00:ec2::254'],
  ['link-local', 'fe80::1'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['documentation', '2001:db8::1'],
  ['Teredo', '2001:0:1::1'],
  ['documentation', '3fff::1'],
  ['documentation', '3fff:fff:ffff::1'],
  ['segment routing', '5f00::1'],
  ['IPv4-translated, private', '::ffff:0:a00:1'],
  ['IPv4-translated, metadata', '::ffff:0:169.254.169.254'],
  ['6to4 of a private address', '2002:a00:1::1'],
  ['NAT64 of a private address', '64:ff9b::a00:1'],
  ['discard-only', '100::1'],
  ['IPv4-mapped, private', '::ffff:10.0.0.1'],
  ['IPv4-mapped in hexadecimal, private', '::ffff:a00:1'],
  ['IPv4-mapped, metadata', '::ffff:169.254.169.254'],
  ['IPv4-compatible, private', '::10.0.0.1'],
  ['IPv4-compatible, loopback', '::127.0.0.1'],
])('takes an address for special: %s (%s)', (_name, address) => {
  expect(kindOfAddress(address)).toBe('special');
});

it.each(['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'])(
  'takes %s for this machine',
  (address) => {
    expect(kindOfAddress(address)).toBe('loopback');
  },
);

it.each([
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '169.253.255.255',
  '169.255.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '223.255.255.255',
  '2a00:1450:4007::1',
  '2600::1',
  '3ffe::1',
  '3fff:1000::1',
  '5eff::1',
  '192.88.98.255',
  '192.88.100.0',
  '::ffff:1.1.1.1',
])('takes %s for public', (address) => {
  expect(kindOfAddress(address)).toBe('public');
});

it('judges an IPv4-mapped address as the address that it maps', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(kindOfAddress(`::ffff:${address}`)).toBe(kindOfAddress(address));
    }),
  );
});
