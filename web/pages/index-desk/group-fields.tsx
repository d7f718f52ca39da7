import type { IndexDesk } from '../../../server/core/indices/definition-answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useFormat, useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { ComponentFields, isComponentWrong } from './component-fields.tsx'
import { type ComponentDraft, emptyComponent, type GroupDraft, maxOf, moved, withAt } from './index-draft.ts'
import styles from './index-form.module.css'
import type { ErrorOf } from './index-form.tsx'
import { TwoLanguages } from './two-languages.tsx'

export type Opened = { group: number | null; component: number | null }
export const nothingOpen: Opened = { group: null, component: null }

type Props = {
  group: GroupDraft
  at: number
  last: number
  ruleOf: (component: ComponentDraft) => string
  /** codes of all components, which may be multiplied with */
  ids: readonly string[]
  desk: IndexDesk
  errorOf: ErrorOf
  /** keys of the group and the component that stand open; one of each at a time */
  open: Opened
  setOpen: (open: Opened) => void
  /** null: it is left out */
  change: (next: GroupDraft | null) => void
  move: (by: -1 | 1) => void
}

/** One group: folded to its name, code, size and points until it is asked for, or something in it is wrong. */
export function GroupFields({
  group,
  at,
  last,
  ruleOf,
  ids,
  desk,
  errorOf,
  open,
  setOpen,
  change,
  move,
}: Props) {
  const { indexDesk: words } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const name = group.name[lang] || words.group(format.number(at + 1))
  const isWrong =
    (['id', 'name', 'components'] as const).some((field) => errorOf(at, null, field)) ||
    group.components.some((_, i) => isComponentWrong((field) => errorOf(at, i, field)))
  return (
    <details
      className={styles.fold}
      open={open.group === group.key || isWrong}
      onToggle={(event) => {
        if (event.target !== event.currentTarget) return
        if (event.currentTarget.open) setOpen({ ...open, group: group.key })
        else if (open.group === group.key) setOpen(nothingOpen)
      }}
    >
      <summary>
        <b>{name}</b>{' '}
        <span>
          {[
            group.id === name ? '' : group.id,
            words.components(format.number(group.components.length)),
            words.most(format.number(maxOf(group.components))),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </summary>
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
            rule={ruleOf(component)}
            isOpen={open.component === component.key}
            setOpen={(isOpen) => {
              if (isOpen) setOpen({ group: group.key, component: component.key })
              else if (open.component === component.key) setOpen({ ...open, component: null })
            }}
            isFirst={i === 0}
            isLast={i === group.components.length - 1}
            change={(next) => change({ ...group, components: withAt(group.components, i, next) })}
            move={(by) => change({ ...group, components: moved(group.components, i, by) })}
          />
        ))}
      </div>
      <div className={formStyles.buttons}>
        <Button
          onClick={() => {
            const added = emptyComponent()
            change({ ...group, components: [...group.components, added] })
            setOpen({ group: group.key, component: added.key })
          }}
        >
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
    </details>
  )
}
