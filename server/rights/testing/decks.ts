import { createHash } from 'node:crypto'
import { deckTemplates } from '../../../db/schema/deck-templates.ts'
import type { TestDatabase } from '../../../db/testing/database.ts'
import { recordVersion } from '../../../db/versions.ts'
import { renderPptx } from '../../exports/render/pptx.ts'
import { figureOf } from '../../exports/testing/figures.ts'

/** A template of an office, which everybody may choose. */
export const placedTemplate = 'template-of-a-test'

export const placeTemplate = ({ database: { db } }: TestDatabase): Promise<boolean> =>
  recordVersion(db, deckTemplates, placedTemplate, {
    at: '2024-11-01T08:00:00+07:00',
    by: 'somebody',
    facts: {
      code: placedTemplate,
      name: 'mau',
      fileName: 'mau.pptx',
      hash: createHash('sha256').update(placedTemplate).digest('hex'),
      size: 1,
      uploadedBy: 'somebody',
    },
  })

/** A deck with one figure that can be read anew. */
export async function deckWith(kpi: string): Promise<Uint8Array> {
  const mark = {
    spec: { kind: 'trend', kpi },
    asOf: '2024-11-21',
    period: null,
    address: '',
    part: null,
  } as const
  const { bytes } = await renderPptx({
    lang: 'vi',
    colours: 'light',
    title: 'a',
    blocks: [figureOf({ mark })],
  })
  return bytes
}
