import { componentsOf } from '../../../server/core/indices/definition.ts'
import { type Counts, scoreIndex } from '../../../server/core/indices/score.ts'
import { basisSentence, ruleSentence } from '../../../server/core/indices/words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import tableStyles from '../../ui/table.module.css'
import { type ComponentDraft, countIn, definitionOfDraft, type IndexDraft } from './index-draft.ts'
import styles from './index-form.module.css'

/** Up to here all can be tried at once. */
const mostTried = 8

type Props = { draft: IndexDraft; change: (patch: Partial<IndexDraft>) => void }

/** What the definition would score with counts that are typed in; nothing of it is recorded. */
export function IndexPreview({ draft, change }: Props) {
  const { indexDesk: words, indices } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const definition = definitionOfDraft(draft)
  // Bounds that are not typed yet would have no meaning; the form says what is wrong when it is sent.
  const decimals =
    Number.isInteger(definition.decimals) && definition.decimals >= 0 ? Math.min(definition.decimals, 4) : 2
  const scoring = {
    decimals,
    groups: definition.groups.map((group) => ({
      ...group,
      components: group.components.map((one) => ({
        ...one,
        max: Math.max(0, one.max),
        threshold: one.threshold !== null && one.threshold > 0 ? one.threshold : null,
      })),
    })),
  }
  const drafts = draft.groups.flatMap(({ components }) => components)
  const counts = new Map(
    drafts.map(({ id, tried }): [string, Counts] => {
      const [numerator, denominator] = [countIn(tried.numerator), countIn(tried.denominator)]
      const isWhole = numerator !== null && denominator !== null
      return [
        id.trim(),
        {
          numerator: isWhole ? numerator : null,
          denominator: isWhole ? denominator : null,
          provisional: false,
        },
      ]
    }),
  )
  const score = scoreIndex(scoring, counts)
  const scored = score.groups.flatMap(({ components }) => components)
  const names = new Map(componentsOf(scoring).map(({ id, name }) => [id, name]))
  const tryWith = (key: number, tried: ComponentDraft['tried']) =>
    change({
      groups: draft.groups.map((group) => ({
        ...group,
        components: group.components.map((one) => (one.key === key ? { ...one, tried } : one)),
      })),
    })
  return (
    <section className={styles.preview} aria-label={words.preview}>
      <h3>{words.preview}</h3>
      <p className="muted">{words.previewHelp}</p>
      <details open={drafts.length <= mostTried}>
        <summary>{words.tried}</summary>
        <ScrollBox label={words.tried}>
          <table className={tableStyles.table}>
            <thead>
              <tr>
                <th scope="col">{indices.component}</th>
                <th scope="col">{words.fields.numerator}</th>
                <th scope="col">{words.fields.denominator}</th>
                <th scope="col">{indices.points}</th>
              </tr>
            </thead>
            <tbody>
              {drafts.map((one, at) => {
                const component = componentsOf(scoring)[at]
                const points = scored[at]
                const name = one.name[lang] || one.id || words.component(format.number(at + 1))
                return (
                  <tr key={one.key}>
                    <th scope="row">
                      {name}
                      <span className={styles.rule}>
                        {component ? ruleSentence(component, (id) => names.get(id), lang) : null}{' '}
                        {points ? basisSentence(points.basis, lang) : null}
                      </span>
                    </th>
                    {(['numerator', 'denominator'] as const).map((part) => (
                      <td key={part}>
                        <input
                          aria-label={`${words.fields[part]}, ${name}`}
                          inputMode="decimal"
                          autoComplete="off"
                          value={one.tried[part]}
                          onChange={(event) => tryWith(one.key, { ...one.tried, [part]: event.target.value })}
                        />
                      </td>
                    ))}
                    <td>
                      <b>{format.score(points?.score ?? null, decimals)}</b>/{format.number(points?.max ?? 0)}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </ScrollBox>
      </details>
      <output className={styles.figure}>
        {words.total(format.score(score.score, decimals), format.number(score.max))}
      </output>
    </section>
  )
}
