import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '../core/app-error.ts'
import { evidenceEndings } from '../core/evidence.ts'
import { contentTypeOf } from './content-type.ts'
import {
  compoundFile,
  jpeg,
  office,
  openDocument,
  pdf,
  png,
  webp,
  zip,
  zipOfPacked,
} from './testing/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'evidence-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const told = (bytes: Uint8Array, name = 'file'): Promise<string> => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return contentTypeOf(path).then(
    (type) => evidenceEndings[type][0],
    (fault: unknown) => {
      if (fault instanceof AppError) return fault.code
      throw fault
    },
  )
}

describe('what a file is, by its content', () => {
  it.each([
    ['pdf', pdf()],
    ['png', png()],
    ['jpg', jpeg()],
    ['webp', webp()],
    ['docx', office('docx')],
    ['xlsx', office('xlsx')],
    ['pptx', office('pptx')],
    ['odt', openDocument('text')],
    ['ods', openDocument('spreadsheet')],
    ['odp', openDocument('presentation')],
  ])('%s is taken', async (type, bytes) => {
    expect(await told(bytes)).toBe(type)
  })

  it.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a program for Windows', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)])],
    ['a program for Linux', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(300)])],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['an archive', zip({ 'a.txt': strToU8('a') })],
    ['an archive of programs', zip({ 'setup.exe': strToU8('MZ') })],
    ['words', Buffer.from('Báo cáo tháng 11')],
    ['one byte', Buffer.from('%')],
    ['a page that says PDF further down', Buffer.from('<html>%PDF-1.7')],
    ['half an archive', office('docx').subarray(0, 60)],
    ['an Office file without its directory', office('docx').subarray(0, -30)],
  ])('%s is not, whatever its name', async (_name, bytes) => {
    expect(await told(bytes, 'bao-cao.pdf')).toBe('evidence-bad-type')
    expect(await told(bytes, 'bao-cao.docx')).toBe('evidence-bad-type')
  })

  it('a document with macros is refused, also where it says that it is one without', async () => {
    expect(await told(office('docm'), 'bao-cao.docx')).toBe('evidence-macros')
    expect(await told(office('docx', { 'word/vbaProject.bin': strToU8('x') }))).toBe('evidence-macros')
    expect(await told(office('xlsx', { 'xl/vbaProject.bin': strToU8('x') }))).toBe('evidence-macros')
    expect(await told(openDocument('text', { 'Basic/Standard/Module1.xml': strToU8('x') }))).toBe(
      'evidence-macros',
    )
    expect(await told(openDocument('text', { 'Scripts/python/a.py': strToU8('x') }))).toBe('evidence-macros')
  })

  it('a document with a password, or of before 2007, is refused with the way out', async () => {
    expect(await told(compoundFile(), 'bao-cao.docx')).toBe('evidence-encrypted')
    const locked = office('docx')
    const directory = locked.lastIndexOf(Buffer.from('504b0102', 'hex'))
    // The bit that says so (PKWARE APPNOTE 4.4.4).
    locked.writeUInt16LE(locked.readUInt16LE(directory + 8) | 1, directory + 8)
    expect(await told(locked)).toBe('evidence-encrypted')
  })

  it('a bomb is not unpacked: 400 MB of zeros in the part that is read costs no more than 64 MB', async () => {
    const zeros = 400_000_000
    const packed = deflateRawSync(Buffer.alloc(zeros))
    // The second claims to be small.
    for (const claimed of [zeros, 300]) {
      const bomb = zipOfPacked('[Content_Types].xml', packed, claimed)
      const before = process.memoryUsage.rss()
      const found = await told(bomb, 'bomb.docx')
      expect(process.memoryUsage.rss() - before).toBeLessThan(64_000_000)
      expect(found).toBe('evidence-bad-type')
    }
  }, 60_000)

  it('a container with 5,001 names is no report', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, i) => [`word/${i}.xml`, new Uint8Array()]),
    )
    expect(await told(office('docx', parts))).toBe('evidence-bad-type')
  })

  it('whatever bytes come are taken or refused, and nothing else', async () => {
    const heads = [pdf(), png(), office('docx'), openDocument('text'), compoundFile(), Buffer.alloc(0)]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.nat(200),
        fc.uint8Array({ maxLength: 300 }),
        async (head, at, noise) => {
          const found = await told(Buffer.concat([head.subarray(0, at), noise, head.subarray(at)]))
          expect(found).toMatch(/^(evidence-(bad-type|macros|encrypted)|[a-z]{3,4})$/)
        },
      ),
      { numRuns: 60 },
    )
  })
})
