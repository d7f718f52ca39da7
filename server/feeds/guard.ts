import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { FeedFault } from './feed-fault.ts'

export type Found = { address: string; family: 4 | 6 }
/**
 * The addresses of a host that may be connected to. Whoever connects connects to one of these and asks no name again, so
 * that a name cannot mean something else a moment later.
 */
export type Guard = (host: string) => Promise<Found[]>

/** Addresses that are no other machine's on the public internet (IANA special-purpose registries, RFC 6890). */
const special: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
]

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Parts of FEED_HOSTS: names, addresses and ranges. Null where one cannot be read. */
export function readHosts(text: string): { names: ReadonlySet<string>; ranges: BlockList } | null {
  const names = new Set<string>()
  const ranges = new BlockList()
  for (const part of text
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean)) {
    const [, address = '', bits] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/.exec(part) ?? []
    if (isIP(address)) {
      const most = isIP(address) === 6 ? 128 : 32
      if (bits !== undefined && Number(bits) > most) return null
      ranges.addSubnet(address, bits === undefined ? most : Number(bits), familyOf(address))
    } else if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(part)) names.add(part)
    else return null
  }
  return { names, ranges }
}

const refused = new BlockList()
for (const [net, bits] of special) refused.addSubnet(net, bits, familyOf(net))

/** `allowed`: hosts and ranges inside the city's own network that may be asked all the same, as FEED_HOSTS says them. */
export function createGuard(allowed: string, find: (host: string) => Promise<Found[]> = findAll): Guard {
  const { names, ranges } = readHosts(allowed) ?? { names: new Set<string>(), ranges: new BlockList() }
  return async (asked) => {
    const host = asked
      .toLowerCase()
      .replace(/^\[(.*)\]$/, '$1')
      .replace(/\.$/, '')
    const family = isIP(host)
    const found = family ? [{ address: host, family: family as 4 | 6 }] : await find(host)
    if (found.length === 0) throw new FeedFault('unknown-host', { host })
    const mayAsk = ({ address }: Found) =>
      names.has(host) || ranges.check(address, familyOf(address)) || !isSpecial(address)
    // One private address among several is reason enough: which of them answers is not ours to choose.
    if (!found.every(mayAsk)) throw new FeedFault('address-refused', { host })
    return found
  }
}

/** An IPv4 address inside an IPv6 one is what it leads to. */
function isSpecial(address: string): boolean {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? []
  if (mapped) return refused.check(mapped, 'ipv4')
  return refused.check(address, familyOf(address)) || /^::ffff:/i.test(address)
}

async function findAll(host: string): Promise<Found[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address, family }) => ({
      address,
      family: family === 6 ? 6 : 4,
    }))
  } catch (fault) {
    throw new FeedFault('unknown-host', { host }, fault)
  }
}
