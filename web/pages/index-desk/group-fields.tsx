import type { IndexDesk } from '../../../server/core/indices/definition-answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { ComponentFields } from './component-fields.tsx'
import { emptyComponent, type GroupDraft, moved, withAt } from './index-draft.ts'
import styles from './index-form.module.css'
import type { ErrorOf } from './index-form.tsx'
import { TwoLanguages } from './two-languages.tsx'

type Props = {
  group: GroupDraft
  at: number
  last: number
  /** codes of all components, which may be multiplied with */
  ids: readonly string[]
  desk: IndexDesk
  errorOf: ErrorOf
  /** null: it is left out */
  change: (next: GroupDraft | null) => void
  move: (by: -1 | 1) => void
}

export function GroupFields({ group, at, last, ids, desk, errorOf, change, move }: Props) {
  const { indexDesk: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const name = group.name[lang] || words.group(format.number(at + 1))
  return (
    <fieldset className={styles.group}>
      <legend>{name}</legend>
      <TextField
        label={words.fields.groupId}
        required
        autoComplete="off"
        spellCheck={false}
        value={group.id}
        error={errorOf(at, null, 'id') ?? errorOf(at, null, 'components')}
        onChange={(event) => change({ ...group, id: event.target.value })}
      />
      <TwoLanguages
        label={words.fields.groupName}
        value={group.name}
        error={errorOf(at, null, 'name')}
        change={(value) => change({ ...group, name: value })}
      />
      <div className={styles.components}>
        {group.components.map((component, i) => (
          <ComponentFields
            key={component.key}
            component={component}
            title={component.name[lang] || component.id || words.component(format.number(i + 1))}
            ids={ids.filter((id) => id !== component.id.trim())}
            desk={desk}
            errorOf={(field) => errorOf(at, i, field)}
            isFirst={i === 0}
            isLast={i === group.components.length - 1}
            change={(next) => change({ ...group, components: withAt(group.components, i, next) })}
            move={(by) => change({ ...group, components: moved(group.components, i, by) })}
          />
        ))}
      </div>
      <div className={formStyles.buttons}>
        <Button onClick={() => change({ ...group, components: [...group.components, emptyComponent()] })}>
          {words.addComponent}
        </Button>
        <Button look="quiet" disabled={at === 0} aria-label={words.upOf(name)} onClick={() => move(-1)}>
          {words.up}
        </Button>
        <Button look="quiet" disabled={at === last} aria-label={words.downOf(name)} onClick={() => move(1)}>
          {words.down}
        </Button>
        <Button look="quiet" aria-label={words.removeOf(name)} onClick={() => change(null)}>
          {words.removeGroup}
        </Button>
      </div>
    </fieldset>
  )
}
