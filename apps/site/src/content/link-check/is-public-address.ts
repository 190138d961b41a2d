import { BlockList, isIP } from 'node:net'

/** Networks that are nobody’s on the public internet (IANA special-purpose registries, RFC 6890 and what has followed). */
const notPublic = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  notPublic.addSubnet(network, bits, 'ipv4')
}

/** Of IPv6 only what is given out to the world may be asked (2000::/3), but for what in it stands for something else: tunnels, documentation, tests. */
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  notPublic.addSubnet(network, bits, 'ipv6')
}

/**
 * Whether an address of a server stands on the public internet. What looks at links asks no other: a link must not make this server knock at its neighbours’ doors
 * (server-side request forgery).
 */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address)
  if (kind === 4) return !notPublic.check(address, 'ipv4')
  if (kind === 6) return given.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
  return false
}
