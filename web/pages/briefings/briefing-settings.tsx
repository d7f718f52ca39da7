import { useState } from 'react'
import { longestTitle } from '../../../server/core/file-formats.ts'
import { useAllWords } from '../../app/all-words.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PopoverButton } from '../../ui/popover-button.tsx'
import { useMissing } from '../../ui/use-missing.ts'
import { useToday } from '../../widgets/use-today.ts'
import { PeriodOptions } from './period-options.tsx'
import type { BriefingEdits } from './use-briefing-edits.ts'

/** What the briefing is called, and of which period its blocks speak. */
export function BriefingSettings({ edits }: { edits: BriefingEdits }) {
  const { briefings: words, shell } = useAllWords()
  return (
    <PopoverButton label={words.settings} closeLabel={shell.close} button={words.settings}>
      {(close) => <Settings edits={edits} close={close} />}
    </PopoverButton>
  )
}

function Settings({ edits, close }: { edits: BriefingEdits; close: () => void }) {
  const { briefings: words } = useAllWords()
  const today = useToday()
  const [title, setTitle] = useState(edits.now.title)
  const [period, setPeriod] = useState(edits.now.period)
  const { missing, check } = useMissing<'title'>()
  function send() {
    if (!check({ title })) return
    edits.change({ title: title.trim(), period })
    close()
  }
  return (
    <Form label={words.settings} submit={send} wrong={missing}>
      <TextField
        label={words.name}
        required
        maxLength={longestTitle}
        autoComplete="off"
        value={title}
        error={missing && !title.trim() ? words.nameNeeded : undefined}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField
        label={words.period}
        hint={words.periodHelp}
        value={period}
        onChange={(event) => setPeriod(event.target.value)}
      >
        {today ? <PeriodOptions today={today} chosen={period} /> : <option>{period}</option>}
      </SelectField>
      <div>
        <Button type="submit" look="primary">
          {words.saveSettings}
        </Button>
      </div>
    </Form>
  )
}
