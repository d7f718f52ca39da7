import type { Scorecard, ScorecardItem } from '../../../server/core/scorecard.ts'
import { themeLine } from '../../../server/core/sentences/headline.ts'
import { useFormat, useLang, useWords } from '../../app/lang.tsx'
import { useViewState } from '../../app/use-view-state.ts'
import { classNames } from '../../ui/class-names.ts'
import { Section } from '../../ui/section.tsx'
import { FoldLink } from '../../widgets/fold-link.tsx'
import { isQuiet, KpiTile } from '../../widgets/kpi-tile.tsx'
import { unfolded } from '../../widgets/unfolded.ts'
import { foldedAway } from './folded-away.ts'
import paper from './part.module.css'
import { useCounts } from './status-counts.ts'
import { withWidths } from './theme-widths.ts'
import styles from './themes.module.css'

export function Themes({ card }: { card: Scorecard }) {
  const { overview } = useWords()
  const shown = card.themes
    .map((theme) => ({ theme, items: card.items.filter((item) => item.theme === theme.id) }))
    .filter(({ items }) => items.length > 0)
  return (
    <Section className={paper.part} title={overview.themes} note={<ThemesNote card={card} />}>
      <div className={styles.themes}>
        {withWidths(shown).map(({ theme, items, isWide }) => (
          <Theme key={theme.id} card={card} theme={theme} items={items} isWide={isWide} />
        ))}
      </div>
    </Section>
  )
}

function ThemesNote({ card }: { card: Scorecard }) {
  const { overview } = useWords()
  const format = useFormat()
  const trend = card.items[0]?.trend ?? []
  const [first, last] = [trend[0], trend.at(-1)]
  const span =
    first && last
      ? overview.sparklines(format.periodInText(first.period), format.periodInText(last.period))
      : null
  const sample = card.story ? `${overview.dots} ${overview.sampleRest}` : null
  return [span, sample].filter(Boolean).join(' ')
}

type ThemeProps = {
  card: Scorecard
  theme: Scorecard['themes'][number]
  items: ScorecardItem[]
  isWide: boolean
}

function Theme({ card, theme, items, isWide }: ThemeProps) {
  const { overview } = useWords()
  const lang = useLang()
  const { show } = useViewState()
  const isOpen = unfolded(show).has(theme.id)
  const quiet = items.filter(isQuiet).length
  const away = foldedAway(items, card.items.length)
  const counts = useCounts(items.filter((item) => away.has(item.id)))
  const id = `theme-${theme.id}`
  return (
    <section className={classNames(styles.theme, isWide && styles.wide)} aria-labelledby={id}>
      <header>
        <h3 id={id}>{theme.name[lang]}</h3>
        <p>{themeLine(card, theme.id, lang)}</p>
        {theme.mixed ? <p>{theme.mixed[lang]}</p> : null}
      </header>
      <div className={styles.clip}>
        <div className={styles.tiles}>
          {items.map((item) => (
            <KpiTile
              key={item.id}
              item={item}
              asOfDay={card.asOfDay}
              demonstration={card.story !== null}
              folded={isOpen ? null : away.has(item.id) ? 'all' : isQuiet(item) ? 'narrow' : null}
            />
          ))}
        </div>
      </div>
      {away.size ? (
        <FoldLink part={theme.id} on="wide" of={theme.name[lang]}>
          {overview.othersBy(away.size, counts)}
        </FoldLink>
      ) : null}
      {quiet ? (
        <FoldLink part={theme.id} on="narrow" of={theme.name[lang]}>
          {overview.others(quiet)}
        </FoldLink>
      ) : null}
    </section>
  )
}
