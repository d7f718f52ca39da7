import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditEntries } from '../../../db/schema/audit.ts'
import type { DeckTemplate, RefreshedDeck, TemplateList } from '../../core/decks.ts'
import { officeTemplate } from '../../decks/testing/office-template.ts'
import { multipartOf } from '../../services/evidence/testing/multipart.ts'
import { type Browser, outcome } from '../../services/testing/browser.ts'
import { openTrial, type Trial } from '../../services/testing/trial.ts'
import { slideCharts } from '../testing/read-back.ts'

let trial: Trial
let communications: Browser
let leader: Browser
beforeAll(async () => {
  trial = await openTrial({ wall: () => new Date() })
  communications = await trial.signedInAs('communications')
  leader = await trial.signedInAs('leader')
})
afterAll(() => trial.close())

const upload = (by: Browser, url: string, bytes: Uint8Array) =>
  by.send({ method: 'POST', url, ...multipartOf(bytes, 'a.pptx') })
const keep = (by: Browser, bytes = officeTemplate()) =>
  upload(by, `/decks/templates?name=${encodeURIComponent('Mẫu của Sở.potx')}`, bytes)
const templates = (by: Browser) => by.ask<TemplateList>('decks.templates')
const exported = async (by: Browser, search: string) => {
  const { statusCode, rawPayload, body } = await by.send({
    url: `/exports/kpis/shared-databases-created?what=trend&format=pptx&${search}`,
  })
  return statusCode === 200 ? new Uint8Array(rawPayload) : JSON.parse(body).error.code
}
const verbs = async () =>
  (await trial.db.select({ verb: auditEntries.verb }).from(auditEntries)).map(({ verb }) => verb)

it('a template of an office is kept once, chosen by whoever has signed in, and taken away', async () => {
  const kept: DeckTemplate = JSON.parse((await keep(communications)).body)
  expect(kept).toMatchObject({ name: 'Mẫu của Sở', fileName: 'Mẫu của Sở.pptx' })
  expect(JSON.parse((await keep(communications)).body)).toEqual(kept)
  expect(await templates(communications)).toEqual({ templates: [kept], may: { keep: true } })
  expect(await templates(leader)).toEqual({ templates: [kept], may: { keep: false } })

  const deck = await exported(leader, `template=${kept.code}`)
  expect(strFromU8(unzipSync(deck)['ppt/theme/theme1.xml'] ?? new Uint8Array())).toContain('Office of a test')
  expect(slideCharts(deck)).toHaveLength(1)
  expect(await exported(leader, 'template=none')).toBe('unknown-template')
  expect(await exported(trial.browser(), `template=${kept.code}`)).toBe('sign-in-needed')

  expect(await outcome(leader.act('decks.withdrawTemplate', { code: kept.code }))).toBe('not-yours')
  await communications.act('decks.withdrawTemplate', { code: kept.code })
  expect((await templates(leader)).templates).toEqual([])
  expect(await exported(leader, `template=${kept.code}`)).toBe('unknown-template')
  const left = await verbs()
  expect(left.filter((verb) => verb === 'deck-template.kept')).toHaveLength(1)
  expect(left.filter((verb) => verb === 'deck-template.withdrawn')).toHaveLength(1)
})

it('who may not keep one is told so, and so is what is wrong with a file', async () => {
  const refusal = async (by: Browser, bytes?: Uint8Array) => JSON.parse((await keep(by, bytes)).body).error
  expect(await refusal(leader)).toMatchObject({ code: 'not-yours' })
  expect(await refusal(trial.browser())).toMatchObject({ code: 'sign-in-needed' })
  const macros = officeTemplate({ 'ppt/vbaProject.bin': 'x' })
  expect(await refusal(communications, macros)).toMatchObject({
    code: 'deck-macros',
    message: expect.stringContaining('macro'),
  })
})

it('a deck of October is given back with the figures of now, and with what moved', async () => {
  const deck = await exported(leader, 'asOf=2024-10-31')
  const answer = await upload(leader, '/decks/refresh?name=giao-ban.pptx&lang=vi', deck)
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  const { file, figures, changed, kept }: RefreshedDeck = JSON.parse(answer.body)
  expect([file.name, figures, kept]).toEqual(['giao-ban 2024-11-22.pptx', 1, []])
  const now = await exported(leader, '')
  const moved = new Uint8Array(Buffer.from(file.content, 'base64'))
  expect(slideCharts(moved).map(({ labels, series }) => ({ labels, series }))).toEqual(
    slideCharts(now).map(({ labels, series }) => ({ labels, series })),
  )
  expect(changed.map(({ piece }) => piece)).toContain('chart')
  expect(changed.map(({ after }) => after).join('\n')).toContain('19/57')
  expect((await verbs()).filter((verb) => verb === 'figures.exported').length).toBeGreaterThanOrEqual(2)
})

it('a deck is refreshed for whoever has signed in, and one without a figure of ours is refused', async () => {
  const { body } = await upload(trial.browser(), '/decks/refresh', officeTemplate())
  expect(JSON.parse(body).error.code).toBe('sign-in-needed')
  const unmarked = await upload(leader, '/decks/refresh', officeTemplate())
  expect(JSON.parse(unmarked.body).error.code).toBe('deck-unmarked')
})
