import { useState } from 'react'
import type { BriefingPage } from '../../../server/core/briefings/briefing.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { faultOf, faultSentence } from '../../data/fault.ts'
import { saveFile, takeFile } from '../../data/take-file.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PopoverButton } from '../../ui/popover-button.tsx'
import { SegmentedButtons } from '../../ui/segmented.tsx'
import { ExportJobs } from '../../widgets/export-jobs/export-jobs.tsx'
import { TemplateChoice } from '../../widgets/template-choice.tsx'
import styles from './briefing-files.module.css'

const formats = ['pptx', 'docx', 'pdf', 'xlsx'] as const
type Format = (typeof formats)[number]

/** The whole briefing as a file, at the moment that it shows. */
export function BriefingFiles({ page }: { page: BriefingPage }) {
  const { briefings: words, shell } = useAllWords()
  return (
    <PopoverButton
      label={words.exportTitle}
      closeLabel={shell.close}
      button={
        <>
          <Icon name="out" />
          {words.export}
        </>
      }
    >
      {() => <Files page={page} />}
    </PopoverButton>
  )
}

function Files({ page: { briefing } }: { page: BriefingPage }) {
  const { briefings: words, files } = useAllWords()
  const numbers = useFormat()
  const announce = useAnnounce()
  const { code, lang } = briefing
  const [format, setFormat] = useState<Format>('pptx')
  const [chosen, setChosen] = useState('')
  const [state, setState] = useState<{ busy: boolean; said: string[] }>({ busy: false, said: [] })

  const template = format === 'pptx' && chosen ? chosen : undefined

  async function download() {
    if (state.busy) return
    setState({ busy: true, said: [files.drawing] })
    const said = await takeFile(
      { path: `briefings/${encodeURIComponent(code)}`, search: { lang, template } },
      format,
    ).then(
      (taken) => {
        saveFile(taken)
        return [files.done, ...taken.report]
      },
      (thrown: unknown) => [faultSentence(faultOf(thrown), numbers) ?? files.failed],
    )
    setState({ busy: false, said })
    announce(said.join(' '))
  }

  return (
    <div className={styles.panel}>
      <p>{words.exportHelp}</p>
      <SegmentedButtons
        label={words.format}
        current={format}
        choices={formats.map((key) => ({ key, label: words.formats[key] }))}
        choose={(key) => setFormat(key as Format)}
      />
      {format === 'pptx' ? <TemplateChoice chosen={chosen} choose={setChosen} /> : null}
      <div>
        <Button look="primary" aria-disabled={state.busy} onClick={download}>
          {words.download}
        </Button>
      </div>
      {state.said.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div className={styles.meanwhile}>
        <p className="muted small">{words.exportMeanwhile}</p>
        <ExportJobs
          look="usual"
          wish={{ source: { kind: 'briefing', code }, format, lang, colours: 'light', template }}
        />
      </div>
    </div>
  )
}
