import { useState } from 'react'
import type { SavedFilter } from '../../../server/core/tasks/answers.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { paths } from '../../app/paths.ts'
import { useViewState } from '../../app/use-view-state.ts'
import { parseViewState, searchOf } from '../../app/view-state.ts'
import { useTaskFilters } from '../../data/queries.ts'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { PopoverButton } from '../../ui/popover-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { Answered } from '../../widgets/answered.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import styles from './saved-filters.module.css'

/** Ways of looking at the register that somebody keeps under a name: pick one, keep this one, drop one. */
export function SavedFilters() {
  const { shell, tasks: words } = useAllWords()
  return (
    <PopoverButton
      label={words.saved}
      closeLabel={shell.close}
      className={styles.opener}
      button={
        <>
          {words.saved}
          <Icon name="down" />
        </>
      }
    >
      {(close) => <Panel close={close} />}
    </PopoverButton>
  )
}

function Panel({ close }: { close: () => void }) {
  const { shell, tasks: words } = useAllWords()
  const answer = useTaskFilters()
  return (
    <div className={styles.panel}>
      <Answered
        answer={answer}
        waiting={<Skeleton label={shell.loading} lines={2} />}
        empty={() => null}
        partial={() => null}
      >
        {(filters) =>
          filters.length === 0 ? (
            <p className="muted">{words.savedNone}</p>
          ) : (
            <ul className={styles.list}>
              {filters.map((filter) => (
                <Saved key={filter.code} filter={filter} close={close} />
              ))}
            </ul>
          )
        }
      </Answered>
      <SaveForm />
    </div>
  )
}

function Saved({
  filter: { code, version, name, query },
  close,
}: {
  filter: SavedFilter
  close: () => void
}) {
  const { forms, tasks: words } = useAllWords()
  const announce = useAnnounce()
  const drop = useAct((trpc) => trpc.tasks.dropFilter.mutationOptions())
  return (
    <li>
      <Link href={paths.tasks() + searchOf(parseViewState(query))} preload={false} onClick={close}>
        {name}
      </Link>
      <ConfirmButton
        look="quiet"
        label={words.drop}
        name={words.dropOf(name)}
        question={words.dropAsk(name)}
        yes={words.drop}
        no={forms.keep}
        busy={drop.busy}
        confirm={async () => {
          if (await drop.act({ code, version })) announce(words.dropped(name))
        }}
      />
      <FaultNotice fault={drop.fault} />
    </li>
  )
}

/** What is looked at, without the page one is on and without the language, which is the reader's. */
function SaveForm() {
  const { tasks: words } = useAllWords()
  const announce = useAnnounce()
  const { view } = useViewState()
  const [name, setName] = useState('')
  const { missing, check } = useMissing<'name'>()
  const save = useAct((trpc) => trpc.tasks.saveFilter.mutationOptions())
  const { page: _, lang: __, period: ___, compare: ____, ...kept } = view

  async function send() {
    if (!check({ name })) return
    const said = name.trim()
    if (await save.act({ name: said, query: searchOf(kept) })) {
      setName('')
      announce(words.savedNow(said))
    }
  }

  return (
    <Form label={words.save} submit={() => void send()} wrong={missing ?? save.fault}>
      <FaultNotice fault={save.fault} />
      <TextField
        label={words.saveName}
        hint={words.savedHelp}
        required
        maxLength={100}
        autoComplete="off"
        value={name}
        error={missing && !name.trim() ? words.saveNameNeeded : undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <p>
        <Button type="submit" look="primary" disabled={save.busy}>
          {words.save}
        </Button>
      </p>
    </Form>
  )
}
