import { useState } from 'react'
import type { BlockSpec } from '../../../server/core/briefings/spec.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useLang } from '../../app/lang.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PopoverButton } from '../../ui/popover-button.tsx'
import { SegmentedButtons } from '../../ui/segmented.tsx'
import { holdsWords } from '../../widgets/list-search.tsx'
import styles from './block-picker.module.css'
import { BlockPicture } from './block-picture.tsx'
import { type Choice, choicesOf, type Subjects, type Tab, tabs } from './choices.ts'

type Props = { subjects: Subjects; busy: boolean; add: (spec: BlockSpec, name: string) => void }

/** Charts, tables, cards, sentences and text, found by a word; the panel stays open, since a page is seldom alone. */
export function BlockPicker(props: Props) {
  const { briefings: words, shell } = useAllWords()
  return (
    <PopoverButton
      label={words.addTitle}
      closeLabel={shell.close}
      button={
        <>
          <Icon name="plus" />
          {words.add}
        </>
      }
    >
      {() => <Picker {...props} />}
    </PopoverButton>
  )
}

function Picker({ subjects, busy, add }: Props) {
  const { briefings: words } = useAllWords()
  const lang = useLang()
  const [tab, setTab] = useState<Tab>('chart')
  const [typed, setTyped] = useState('')
  const found = choicesOf(subjects, words, lang).filter(
    (choice) => choice.tab === tab && holdsWords(typed, choice.name, choice.group, choice.way),
  )
  return (
    <div className={styles.picker}>
      <SegmentedButtons
        label={words.tabs}
        current={tab}
        choices={tabs.map((key) => ({ key, label: words.tab[key] }))}
        choose={(key) => setTab(key as Tab)}
      />
      {tab === 'text' ? null : (
        <TextField
          label={words.find}
          placeholder={words.findHint}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          data-autofocus
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {found.length === 0 ? <p className="muted">{words.noneFound(typed)}</p> : null}
      <ul className={styles.choices}>
        {found.map((choice) => (
          <li key={choice.key}>
            <Pick choice={choice} busy={busy} add={add} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Pick({ choice, busy, add }: Pick<Props, 'busy' | 'add'> & { choice: Choice }) {
  const { spec, name, way, group } = choice
  return (
    <Button
      look="quiet"
      className={styles.choice}
      aria-disabled={busy}
      onClick={() => {
        if (!busy) add(spec, [name, way].filter(Boolean).join(': '))
      }}
    >
      <BlockPicture spec={spec} />
      <span>
        <b>{name}</b>
        <small>{[way, group].filter(Boolean).join(' · ')}</small>
      </span>
      <Icon name="plus" />
    </Button>
  )
}
