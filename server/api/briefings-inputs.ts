import { z } from 'zod'
import { mostBlocks } from '../core/briefings/briefing.ts'
import { asBlockSpec, type BlockSpec } from '../core/briefings/spec.ts'
import { templateIds } from '../core/briefings/templates.ts'
import { langs } from '../core/words.ts'
import { signs } from './inputs.ts'

const code = signs(40)
const version = z.number().int()
const title = signs(400)
const period = signs(40)
const lang = z.enum(langs)
/** One check for what comes from here, from the database and out of files. */
const spec = z.custom<BlockSpec>((given) => asBlockSpec(given) !== null)
const blocks = z.array(z.object({ key: signs(60), spec })).max(mostBlocks)

export const briefingInput = z.object({ code })
export const seenBriefingInput = z.object({ code, version })
export const startBriefingInput = z.object({
  template: z.enum(templateIds),
  lang: lang.default('vi'),
  title: title.optional(),
  period: period.optional(),
  blocks: blocks.optional(),
})
export const saveBriefingInput = z.object({ code, version, title, lang, period, blocks })
