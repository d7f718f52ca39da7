import { definitionWords } from '../../../server/core/reporting/definition-words.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import type { CataloguePage } from '../../data/questions.ts'
import type { Draft } from './definition-draft.ts'
import styles from './definition-form.module.css'
import { dueText } from './due-text.ts'

/** The words of a definition where readers will meet them: tile, question, formula, who reports and when. */
export function DefinitionPreview({ draft, page }: { draft: Draft; page: CataloguePage }) {
  const { catalogue: words } = useAllWords()
  const lang = useLang()
  const owner = page.offices.find(({ code }) => code === draft.ownerCode)
  const reporters =
    draft.reporters.length > 0
      ? draft.reporters.map((code) => page.offices.find((one) => one.code === code)?.name[lang] ?? code)
      : draft.kinds.map((kind) => definitionWords.kinds[kind][lang])
  return (
    <section className={styles.preview} aria-label={words.preview}>
      <h3>{words.preview}</h3>
      <p>
        <b>{draft.name[lang] || words.previewNone}</b>
      </p>
      <p className={styles.figure}>
        {draft.unit === 'share' ? '… / …' : '…'} <span>{draft.noun[lang]}</span>
      </p>
      <p>{draft.question[lang]}</p>
      <p className="muted">{draft.formula[lang]}</p>
      <p className="muted">
        {words.previewReporters}: {reporters.join(', ')}. {definitionWords.cadence[draft.cadence][lang]},{' '}
        {dueText(draft, words)}.{owner ? ` ${words.fields.ownerCode}: ${owner.name[lang]}.` : ''}
      </p>
    </section>
  )
}
