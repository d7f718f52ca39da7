import { describe, expect, it } from 'vitest'
import { createGuard, readHosts } from './guard.ts'

const named = (addresses: Record<string, string[]>) => async (host: string) =>
  (addresses[host] ?? []).map((address) => ({
    address,
    family: address.includes(':') ? (6 as const) : (4 as const),
  }))
const outcome = (guard: ReturnType<typeof createGuard>, host: string) =>
  guard(host).then(
    (found) => found.map(({ address }) => address).join(' '),
    (fault: { code: string }) => fault.code,
  )

describe('which hosts may be asked', () => {
  const names = named({
    'data.example.vn': ['113.160.0.10'],
    'rebound.example.vn': ['113.160.0.10', '10.0.0.5'],
    'mapped.example.vn': ['::ffff:192.168.1.9'],
    'inside.example.vn': ['10.20.30.40'],
  })

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[fd00::1]',
    '[fe80::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '224.0.0.1',
    '255.255.255.255',
    'rebound.example.vn',
    'mapped.example.vn',
    'inside.example.vn',
  ])('%s: refused', async (host) => {
    expect(await outcome(createGuard('', names), host)).toBe('address-refused')
  })

  it('a public address is answered with where to connect; a name that nobody has is said', async () => {
    expect(await outcome(createGuard('', names), 'data.example.vn')).toBe('113.160.0.10')
    expect(await outcome(createGuard('', names), 'DATA.example.vn.')).toBe('113.160.0.10')
    expect(await outcome(createGuard('', names), '172.32.0.1')).toBe('172.32.0.1')
    expect(await outcome(createGuard('', names), 'nobody.example.vn')).toBe('unknown-host')
  })

  it('the setting opens a name, an address or a range, and nothing beside it', async () => {
    const guard = createGuard('inside.example.vn, 192.168.7.0/24,127.0.0.1', names)
    expect(await outcome(guard, 'inside.example.vn')).toBe('10.20.30.40')
    expect(await outcome(guard, '192.168.7.255')).toBe('192.168.7.255')
    expect(await outcome(guard, '127.0.0.1')).toBe('127.0.0.1')
    expect(await outcome(guard, '192.168.8.1')).toBe('address-refused')
    expect(await outcome(guard, '127.0.0.2')).toBe('address-refused')
    expect(await outcome(guard, 'rebound.example.vn')).toBe('address-refused')
  })

  it('a setting that cannot be read is told from one that can', () => {
    expect(readHosts('10.0.0.0/33')).toBeNull()
    expect(readHosts('http://a.example.vn')).toBeNull()
    expect(readHosts('a b')).toBeNull()
    expect(readHosts('10.0.0.0/8, fd00::/8, data.local')).not.toBeNull()
  })
})
