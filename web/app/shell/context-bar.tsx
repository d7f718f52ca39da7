import { type ReactNode, useEffect, useRef } from 'react'
import type { Setting } from '../../data/questions.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { PopoverButton } from '../../ui/popover-button.tsx'
import { SkeletonBar } from '../../ui/skeleton.tsx'
import { SampleLabel } from '../../widgets/sample-label.tsx'
import { useAnnounce } from '../announce.tsx'
import { useFormat, useLang, useWords } from '../lang.tsx'
import { type Pick as Pickable, placeOf } from '../routes.ts'
import { useViewState } from '../use-view-state.ts'
import styles from './context-bar.module.css'
import { CopyLink } from './copy-link.tsx'
import { type Shown, shownBy } from './shown.ts'

export type PanelProps = { setting: Setting; shown: Shown; close: () => void }

const PeriodPanel = lazyPart<PanelProps>(() => import('./period-panel.tsx').then((file) => file.PeriodPanel))
const AsOfPanel = lazyPart<PanelProps>(() => import('./asof-panel.tsx').then((file) => file.AsOfPanel))
const ComparePanel = lazyPart<PanelProps>(() =>
  import('./compare-panel.tsx').then((file) => file.ComparePanel),
)
const OfficePanel = lazyPart<PanelProps>(() => import('./office-panel.tsx').then((file) => file.OfficePanel))

/** What is looked at: period, moment, comparison, office. Each is in the address, so that a link says the same. */
export function ContextBar({ setting }: { setting: Setting | null }) {
  const { shell } = useWords()
  const format = useFormat()
  const lang = useLang()
  const { view, path } = useViewState()
  const { picks } = placeOf(path).route
  const shown = setting && shownBy(view, path, setting)
  useSaying(shown, !picks || picks.includes('period'))

  const period = shown?.period && format.period(shown.period.id)
  const day = shown?.asOfDay && format.day(shown.asOfDay)
  const against = shown?.comparePeriod && format.period(shown.comparePeriod.id)
  const office = shown?.office && (shown.office.kind === 'city' ? shell.wholeCity : shown.office.name[lang])
  const pick = (
    what: Pickable,
    label: string,
    value: string | null | undefined,
    Panel: typeof PeriodPanel,
  ) =>
    picks && !picks.includes(what) ? null : (
      <Pick label={label} value={value} asked={setting !== null} Panel={Panel}>
        {(close) =>
          setting && shown ? (
            <Panel waiting={shell.loading} setting={setting} shown={shown} close={close} />
          ) : (
            <p>{shell.loading}</p>
          )
        }
      </Pick>
    )
  return (
    <section className={styles.bar} aria-label={shell.context}>
      <div className={`wrap ${styles.row}`}>
        {pick('period', shell.period, period, PeriodPanel)}
        {pick('asOf', shell.asOf, day, AsOfPanel)}
        {pick('compare', shell.compare, against, ComparePanel)}
        {pick('office', shell.scope, office, OfficePanel)}
        {setting?.story ? <SampleLabel>{shell.sampleStory}</SampleLabel> : null}
        <div className={styles.end}>
          <CopyLink shown={shown} />
          <Button onClick={() => print()}>
            <Icon name="print" />
            {shell.print}
          </Button>
        </div>
      </div>
    </section>
  )
}

type PickProps = {
  label: string
  value: string | null | undefined
  /** the frame of the page is known; a value that is still missing cannot be read from the address */
  asked: boolean
  Panel: typeof PeriodPanel
  children: (close: () => void) => ReactNode
}

function Pick({ label, value, asked, Panel, children }: PickProps) {
  const { shell } = useWords()
  return (
    <PopoverButton
      label={label}
      closeLabel={shell.close}
      printed
      prepare={Panel.prepare}
      button={
        <>
          <span className={styles.key}>{label}</span>
          <b>{value ?? (asked ? '–' : <SkeletonBar width="6em" />)}</b>
          <Icon name="down" />
        </>
      }
    >
      {children}
    </PopoverButton>
  )
}

/** Another period, moment or office on the same page changes all figures at once: it is said aloud. */
function useSaying(shown: Shown | null, hasPeriod: boolean) {
  const { shell } = useWords()
  const format = useFormat()
  const lang = useLang()
  const announce = useAnnounce()
  const said =
    shown?.period && shown.office
      ? shell.nowShowing(
          hasPeriod ? format.period(shown.period.id) : null,
          format.day(shown.asOfDay),
          shown.office.name[lang],
        )
      : ''
  const before = useRef(said)
  useEffect(() => {
    if (said && before.current && said !== before.current) announce(said)
    before.current = said
  }, [said, announce])
}
