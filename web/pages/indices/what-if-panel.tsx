import { useState } from 'react'
import type { IndexPage } from '../../../server/core/indices/answers.ts'
import type { IndexComponent } from '../../../server/core/indices/definition.ts'
import { type WhatIf, whatIf } from '../../../server/core/indices/what-if.ts'
import { whatIfSentence } from '../../../server/core/indices/words.ts'
import { readNumber } from '../../../server/core/reporting/typed-number.ts'
import type { OfficeRef } from '../../../server/core/scorecard.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, FieldGroup, SelectField, TextField } from '../../ui/field.tsx'
import { Section } from '../../ui/section.tsx'
import styles from './what-if-panel.module.css'

/** As many offices as are ticked at first: those that lost the most. */
const tickedFirst = 11
const firstLevel = '95'
/** Up to here the offices stand open. */
const fewOffices = 6

/** What the total would be if some offices reached another share of one component. Nothing is recorded. */
export function WhatIfPanel({ page }: { page: IndexPage }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const open = liftable(page)
  const [id, setId] = useState(open[0]?.id)
  const component = open.find((one) => one.id === id) ?? open[0]
  return (
    <Section title={words.whatIf} note={words.whatIfNote}>
      {component ? (
        <div className={styles.panel}>
          <SelectField
            label={words.component}
            value={component.id}
            onChange={(event) => setId(event.currentTarget.value)}
          >
            {open.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name[lang]}
              </option>
            ))}
          </SelectField>
          <Lift key={component.id} page={page} component={component} />
        </div>
      ) : (
        <p>{words.whatIfNothing}</p>
      )}
    </Section>
  )
}

/** Components that could win more by more cases, the one that lost the most first. */
function liftable({ index, score, attribution }: IndexPage): IndexComponent[] {
  const scored = new Map(score.groups.flatMap(({ components }) => components).map((one) => [one.id, one]))
  const all = index.groups.flatMap(({ components }) => components)
  return attribution.components.flatMap(({ id }) => {
    const one = scored.get(id)
    // What is multiplied by a share that is missing has no points to win.
    const canWin = one?.basis === 'counts' && one.ratio !== null && one.ratio < 1
    return canWin ? all.filter((component) => component.id === id) : []
  })
}

/** Who can reach more of it: the offices below where their counts add up, else the asked one. */
function candidatesOf(
  { below, office, attribution }: IndexPage,
  { id, spread }: IndexComponent,
): OfficeRef[] {
  const counted = spread === 'sum' ? below.filter(({ counts }) => counts[id]?.denominator) : []
  if (counted.length === 0) return [office]
  const lost = new Map(
    attribution.components.find((one) => one.id === id)?.offices.map((one) => [one.office, one.lost]),
  )
  return counted.map((one) => one.office).sort((a, b) => (lost.get(b.code) ?? 0) - (lost.get(a.code) ?? 0))
}

function Lift({ page, component }: { page: IndexPage; component: IndexComponent }) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const candidates = candidatesOf(page, component)
  const [ticked, setTicked] = useState(
    () => new Set(candidates.slice(0, tickedFirst).map(({ code }) => code)),
  )
  const [level, setLevel] = useState(firstLevel)
  const ratio = ratioOf(level)
  const offices = candidates.filter(({ code }) => ticked.has(code))
  const tick = (code: string, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(code)
    else next.delete(code)
    setTicked(next)
  }
  return (
    <>
      <TextField
        label={words.whatIfLevel}
        inputMode="decimal"
        autoComplete="off"
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value)}
        error={ratio === null ? words.whatIfBadLevel : undefined}
      />
      {candidates.length > 1 ? (
        <details className={styles.who} open={candidates.length <= fewOffices}>
          <summary>{words.whatIfTicked(format.fraction(offices.length, candidates.length))}</summary>
          <FieldGroup label={words.whatIfWho}>
            <div className={styles.boxes}>
              {candidates.map(({ code, name }) => (
                <CheckField
                  key={code}
                  label={name[lang]}
                  checked={ticked.has(code)}
                  onChange={(event) => tick(code, event.currentTarget.checked)}
                />
              ))}
            </div>
          </FieldGroup>
          <div className={styles.buttons}>
            <Button onClick={() => setTicked(new Set(candidates.map(({ code }) => code)))}>
              {words.whatIfAll}
            </Button>
            <Button onClick={() => setTicked(new Set())}>{words.whatIfNone}</Button>
          </div>
        </details>
      ) : null}
      <Result page={page} component={component} offices={offices} ratio={ratio} />
    </>
  )
}

function ratioOf(level: string): number | null {
  const read = readNumber(level.replace(/%\s*$/, ''), 'unknown')
  return read.kind === 'number' && read.value >= 0 && read.value <= 100 ? read.value / 100 : null
}

type ResultProps = { page: IndexPage; component: IndexComponent; offices: OfficeRef[]; ratio: number | null }

function Result({ page, component, offices, ratio }: ResultProps) {
  const { indices: words } = useAllWords()
  const lang = useLang()
  const found = ratio === null || offices.length === 0 ? null : ask(page, component, offices, ratio)
  return (
    <output className={styles.result}>
      {found && ratio !== null ? (
        <>
          <p className={styles.say}>
            {whatIfSentence(
              { offices, component: component.name, ratio, gain: found.gain, cases: found.cases },
              page.index.decimals,
              lang,
            )}
          </p>
          <Total found={found} decimals={page.index.decimals} />
        </>
      ) : ratio === null ? null : (
        <p>{words.whatIfNobody}</p>
      )}
    </output>
  )
}

function Total({ found: { before, after, gain }, decimals }: { found: WhatIf; decimals: number }) {
  const { indices: words } = useAllWords()
  const format = useFormat()
  if (gain === 0) return null
  return (
    <p>
      {words.whatIfTotal(
        format.score(before.score, decimals),
        `${format.score(after.score, decimals)}/${format.number(after.max)}`,
      )}
    </p>
  )
}

const ask = (
  page: IndexPage,
  component: IndexComponent,
  offices: readonly OfficeRef[],
  ratio: number,
): WhatIf =>
  whatIf(
    page.index,
    {
      office: page.office.code,
      counts: new Map(Object.entries(page.counts)),
      below: new Map(page.below.map(({ office, counts }) => [office.code, new Map(Object.entries(counts))])),
    },
    { component: component.id, offices: offices.map(({ code }) => code), ratio },
  )
