import { useEffect, useState } from 'react'
import { type ExportSource, jobFormats } from '../../server/core/export-jobs.ts'
import { longestNote, longestTitle, pictureScales } from '../../server/core/file-formats.ts'
import { type Lang, langs } from '../../server/core/words.ts'
import { useAnnounce } from '../app/announce.tsx'
import { useFormat, useLang, useWords } from '../app/lang.tsx'
import { faultOf, faultSentence } from '../data/fault.ts'
import { useMe } from '../data/queries.ts'
import {
  copyPicture,
  copySentence,
  copyTable,
  type FileWish,
  fileAddress,
  saveFile,
  takeFile,
} from '../data/take-file.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { SegmentedButtons } from '../ui/segmented.tsx'
import { ExportJobs } from './export-jobs/export-jobs.tsx'
import type { ExportChoice } from './export-menu.tsx'
import styles from './export-panel.module.css'
import { writesBriefings } from './writes-briefings.ts'

const TemplateChoice = lazyPart(() => import('./template-choice.tsx').then((part) => part.TemplateChoice))
const AddToBriefing = lazyPart(() => import('./add-to-briefing.tsx').then((part) => part.AddToBriefing))

/** Those that are saved; the clipboard has buttons of its own. */
const saved = ['pptx', 'docx', 'xlsx', 'pdf', 'png', 'svg', 'csv'] as const
type Saved = (typeof saved)[number]
const isPicture = (format: Saved) => format === 'png' || format === 'svg'
/** px: a phone, a page, a slide, a wall */
const widths = ['640', '960', '1280', '1920']
const looks = ['light', 'print'] as const
/** Milliseconds without a key before what was typed is drawn. */
const pause = 500

type Wish = {
  format: Saved
  lang: Lang
  colours: (typeof looks)[number]
  width: string
  scale: string
  title: string
  note: string
  /** of a presentation: that of an office */
  template: string
}

/** How the file should be; what it will look like; and the ways to take it. */
export function ExportPanel({ choices }: { choices: readonly ExportChoice[] }) {
  const { files, faces } = useWords()
  const me = useMe()
  const isSignedIn = me.face === 'here' && me.data.person !== null
  const mayAdd = me.face === 'here' && me.data.person !== null && writesBriefings(me.data.person)
  const pageLang = useLang()
  const [nth, setNth] = useState(0)
  const [wish, setWish] = useState<Wish>({
    format: 'pptx',
    lang: pageLang,
    colours: 'light',
    width: '960',
    scale: '2',
    title: '',
    note: '',
    template: '',
  })
  const change = (more: Partial<Wish>) => setWish((was) => ({ ...was, ...more }))
  const chosen = choices[nth] ?? choices[0]
  if (!chosen) return null
  const { format, template, ...how } = wish
  const shown: FileWish = { path: chosen.path, search: { ...chosen.search, ...how, what: whatOf(chosen) } }
  const file = format === 'pptx' ? { ...shown, search: { ...shown.search, template } } : shown
  return (
    <div className={styles.panel}>
      {choices.length > 1 ? (
        <Choice
          label={files.content}
          current={String(nth)}
          choices={choices.map(({ key }, i) => ({ key: String(i), label: files.contents[key] }))}
          choose={(key) => setNth(Number(key))}
        />
      ) : null}
      <Choice
        label={files.format}
        current={format}
        choices={saved.map((key) => ({ key, label: files.formats[key] }))}
        choose={(key) => change({ format: key as Saved })}
      />
      <div className={styles.row}>
        <Choice
          label={files.language}
          current={wish.lang}
          choices={langs.map((key) => ({ key, label: files.languages[key] }))}
          choose={(key) => change({ lang: key as Lang })}
        />
        <Choice
          label={files.colours}
          current={wish.colours}
          choices={looks.map((key) => ({ key, label: files.colourNames[key] }))}
          choose={(key) => change({ colours: key as Wish['colours'] })}
        />
      </div>
      {format === 'pptx' && isSignedIn ? (
        <TemplateChoice
          waiting={faces.waiting}
          chosen={template}
          choose={(code) => change({ template: code })}
        />
      ) : null}
      {isPicture(format) ? (
        <div className={styles.row}>
          <SelectField
            label={files.width}
            value={wish.width}
            onChange={(event) => change({ width: event.target.value })}
          >
            {widths.map((width) => (
              <option key={width}>{width}</option>
            ))}
          </SelectField>
          {format === 'png' ? (
            <SelectField
              label={files.scale}
              value={wish.scale}
              onChange={(event) => change({ scale: event.target.value })}
            >
              {pictureScales.map((scale) => (
                <option key={scale} value={scale}>
                  {scale}×
                </option>
              ))}
            </SelectField>
          ) : null}
        </div>
      ) : null}
      <TextField
        label={files.ownTitle}
        optional={files.may}
        maxLength={longestTitle}
        value={wish.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextField
        label={files.note}
        optional={files.may}
        maxLength={longestNote}
        value={wish.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      {chosen.key === 'book' ? (
        <BookWays file={file} wish={wish} search={chosen.search} />
      ) : (
        <Ways file={file} format={format} hasSentence />
      )}
      {chosen.spec && mayAdd ? (
        <AddToBriefing
          key={chosen.key}
          waiting={faces.waiting}
          spec={{ ...chosen.spec, ...bare({ title: wish.title, note: wish.note }) }}
        />
      ) : null}
      {chosen.key === 'book' ? <p className={styles.said}>{files.noPreview}</p> : <Preview file={shown} />}
    </div>
  )
}

/** The page of an office gives one thing, and so does a block. */
const whatOf = ({ key }: ExportChoice) => (key === 'office' || key === 'block' ? undefined : key)

const bare = (words: Record<string, string>) =>
  Object.fromEntries(Object.entries(words).filter(([, said]) => said !== ''))

type ChoiceProps = Parameters<typeof SegmentedButtons>[0]

const Choice = ({ label, ...more }: ChoiceProps) => (
  <div>
    <p className={styles.label} aria-hidden="true">
      {label}
    </p>
    <SegmentedButtons label={label} {...more} />
  </div>
)

/** A file of many pages is made meanwhile for who has signed in, who finds it again later. */
function BookWays({ file, wish, search }: { file: FileWish; wish: Wish; search: FileWish['search'] }) {
  const me = useMe()
  const format = jobFormats.find((one) => one === wish.format)
  if (me.face !== 'here' || me.data.person === null || format === undefined)
    return <Ways file={file} format={wish.format} hasSentence={false} />
  const { lang, colours, title, note } = wish
  const template = format === 'pptx' && wish.template ? wish.template : undefined
  const source = { kind: 'book', ...search } as ExportSource
  return <ExportJobs wish={{ source, format, lang, colours, title, note, template }} />
}

type State = { busy: boolean; said: string[] }

function Ways({ file, format, hasSentence }: { file: FileWish; format: Saved; hasSentence: boolean }) {
  const { files } = useWords()
  const numbers = useFormat()
  const announce = useAnnounce()
  const [state, setState] = useState<State>({ busy: false, said: [] })

  async function run(work: () => Promise<string[]>) {
    setState({ busy: true, said: [files.drawing] })
    try {
      const said = await work()
      setState({ busy: false, said })
      announce(said.join(' '))
    } catch (thrown) {
      const told = faultSentence(faultOf(thrown), numbers) ?? files.failed
      setState({ busy: false, said: [told] })
      announce(told)
    }
  }

  const download = () =>
    run(async () => {
      const taken = await takeFile(file, format)
      saveFile(taken)
      return [files.done, ...taken.report]
    })
  const copy = (way: (wish: FileWish) => Promise<void>) => () =>
    run(async () => {
      if (typeof ClipboardItem === 'undefined' || !navigator.clipboard) return [files.cannotCopy]
      try {
        await way(file)
      } catch (thrown) {
        if (thrown instanceof DOMException) return [files.cannotCopy]
        throw thrown
      }
      return [files.copied]
    })
  return (
    <>
      <div className={styles.ways}>
        <Button look="primary" onClick={download} aria-disabled={state.busy}>
          {files.download}
        </Button>
        {hasSentence ? (
          <>
            <Button onClick={copy(copyPicture)} aria-disabled={state.busy}>
              {files.copyPicture}
            </Button>
            <Button onClick={copy(copyTable)} aria-disabled={state.busy}>
              {files.copyTable}
            </Button>
            <Button onClick={copy(copySentence)} aria-disabled={state.busy}>
              {files.copySentence}
            </Button>
          </>
        ) : null}
      </div>
      {state.said.map((line) => (
        <p key={line} className={styles.said}>
          {line}
        </p>
      ))}
    </>
  )
}

/** As it will be, drawn by the same server; a moment after the last key. */
function Preview({ file }: { file: FileWish }) {
  const { files } = useWords()
  const wanted = fileAddress(file, { format: 'png', scale: '1', preview: '1' })
  const [address, setAddress] = useState(wanted)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setAddress(wanted)
      setBroken(false)
    }, pause)
    return () => clearTimeout(timer)
  }, [wanted])
  return (
    <div className={styles.preview}>
      {isBroken ? (
        <p className={styles.said}>{files.previewFailed}</p>
      ) : (
        <img src={address} alt={files.preview} onError={() => setBroken(true)} />
      )}
    </div>
  )
}
