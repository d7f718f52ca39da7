import { useEffect, useRef, useState } from 'react'
import type { FeedRow, FeedsPage } from '../../../server/core/feeds/answers.ts'
import {
  type FeedKind,
  feedKinds,
  feedKindWords,
  type SourceOptions,
} from '../../../server/core/feeds/feed.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat, useLang } from '../../app/lang.tsx'
import { useAct } from '../../data/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextAreaField, TextField } from '../../ui/field.tsx'
import formStyles from '../../ui/form.module.css'
import { Form } from '../../ui/form.tsx'
import { useFaultBeside } from '../../widgets/fault-beside.ts'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { cadenceText } from './cadence-text.ts'
import styles from './feeds-page.module.css'
import { fieldSourceIn, fieldSourceText, pairsIn, pairsText, UnreadablePair } from './typed-mapping.ts'

const faults = {
  'name-needed': 'nameVi',
  'bad-cadence': 'grace',
  'bad-feed-address': 'address',
  'feed-query-needed': 'query',
  'unknown-target': 'target',
} as const

type Targets = FeedsPage['targets']
type Props = {
  /** absent: a new feed */
  changed: FeedRow | undefined
  targets: Targets
  close: () => void
  saved: (told: string) => void
}

/** What is typed, all of it text. */
type Draft = ReturnType<typeof draftOf>
type Texts = { [K in keyof Draft as Draft[K] extends string ? K : never]: Draft[K] }

const draftOf = (feed: FeedRow | undefined, targets: Targets) => ({
  nameVi: feed?.name.vi ?? '',
  nameEn: feed?.name.en ?? '',
  kind: feed?.kind ?? ('http-json' as FeedKind),
  target: (feed?.target.id ?? targets[0]?.id ?? '') as string,
  address: feed?.source?.address ?? '',
  rowsAt: feed?.source?.options.rowsAt ?? '',
  pageParameter: feed?.source?.options.pageParameter ?? '',
  secretHeader: feed?.source?.options.secretHeader ?? '',
  query: feed?.source?.options.query ?? '',
  user: feed?.source?.options.user ?? '',
  codeField: feed?.source?.options.codeField ?? '',
  organizations: pairsText(feed?.source?.options.organizations),
  secret: '',
  every: String(feed?.everyMinutes ?? 1440),
  grace: String(feed?.graceMinutes ?? 120),
  fields: Object.fromEntries(
    Object.entries(feed?.source?.mapping ?? {}).map(([field, source]) => [field, fieldSourceText(source)]),
  ) as Record<string, string>,
})

/** Which of the options a kind has. */
const optionsOf: Record<FeedKind, readonly (keyof SourceOptions)[]> = {
  push: [],
  'http-json': ['rowsAt', 'pageParameter', 'secretHeader'],
  'http-csv': ['secretHeader'],
  postgres: ['query', 'user'],
  ckan: ['secretHeader', 'codeField', 'organizations'],
}

/** Where rows come from, how often, and which of their columns is which of our fields. */
export function FeedForm({ changed, targets, close, saved }: Props) {
  const { feeds: words, forms } = useAllWords()
  const lang = useLang()
  const format = useFormat()
  const announce = useAnnounce()
  const save = useAct((trpc) => trpc.feeds.save.mutationOptions())
  const { errors, rest } = useFaultBeside(save.fault, faults)
  const [draft, setDraft] = useState(() => draftOf(changed, targets))
  const [unread, setUnread] = useState<{ field: string; line: string } | null>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const { kind } = draft
  const has = (option: keyof SourceOptions) => optionsOf[kind].includes(option)
  const cadences = [...new Set([...Object.keys(words.cadences).map(Number), Number(draft.every)])].sort(
    (a, b) => a - b,
  )

  const text = (key: keyof Texts) => ({
    value: draft[key],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [key]: event.target.value }),
  })

  function readOptions(): SourceOptions {
    const { organizations, ...plain } = draft
    const said: SourceOptions = {}
    for (const option of optionsOf[kind])
      if (option === 'organizations') said.organizations = read('organizations', () => pairsIn(organizations))
      else said[option] = plain[option]
    return said
  }

  const readMapping = () =>
    Object.fromEntries(
      fieldsOf(targets, draft.target).flatMap(({ id }) => {
        const source = read(id, () => fieldSourceIn(draft.fields[id] ?? ''))
        return source ? [[id, source]] : []
      }),
    )

  /** Says beside its field what cannot be read there. */
  function read<T>(field: string, how: () => T): T {
    try {
      return how()
    } catch (fault) {
      if (fault instanceof UnreadablePair) setUnread({ field, line: fault.line })
      throw fault
    }
  }

  async function submit() {
    setUnread(null)
    let given: { options: SourceOptions; mapping: ReturnType<typeof readMapping> }
    try {
      given = { options: readOptions(), mapping: hasMapping(kind) ? readMapping() : {} }
    } catch (fault) {
      if (fault instanceof UnreadablePair) return
      throw fault
    }
    const done = await save.act({
      code: changed?.code ?? null,
      seen: changed?.version ?? null,
      name: { vi: draft.nameVi, en: draft.nameEn },
      kind,
      target: kind === 'ckan' ? 'open-datasets' : draft.target,
      address: kind === 'push' ? null : draft.address,
      ...given,
      everyMinutes: Number(draft.every),
      graceMinutes: Number(draft.grace),
      ...(draft.secret ? { secret: draft.secret } : {}),
    })
    if (!done) return
    const told = words.saved(lang === 'vi' ? draft.nameVi : draft.nameEn)
    announce(told)
    saved(told)
  }

  const unreadAt = (field: string) => (unread?.field === field ? words.badLine(unread.line) : undefined)
  return (
    <Form
      label={changed ? words.formTitle.change : words.formTitle.new}
      submit={submit}
      wrong={save.fault}
      wide
    >
      <FaultNotice fault={rest} />
      <div className={formStyles.pair}>
        <TextField ref={first} label={words.nameVi} required error={errors.nameVi} {...text('nameVi')} />
        <TextField label={words.nameEn} required {...text('nameEn')} />
        <SelectField label={words.kind} {...text('kind')}>
          {feedKinds.map((one) => (
            <option key={one} value={one}>
              {feedKindWords[one][lang]}
            </option>
          ))}
        </SelectField>
        {kind === 'ckan' ? null : (
          <SelectField label={words.target} error={errors.target} {...text('target')}>
            {targets.map(({ id, name }) => (
              <option key={id} value={id}>
                {name[lang]}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField label={words.cadence} hint={words.cadenceHint} {...text('every')}>
          {cadences.map((minutes) => (
            <option key={minutes} value={minutes}>
              {cadenceText(minutes, words, format)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.grace}
          hint={words.graceHint}
          error={errors.grace}
          inputMode="numeric"
          {...text('grace')}
        />
      </div>
      {kind === 'push' ? null : (
        <>
          <TextField
            label={words.address}
            required
            hint={words.addressHints[kind]}
            error={errors.address}
            inputMode="url"
            {...text('address')}
          />
          {has('query') ? (
            <TextAreaField
              label={words.query}
              required
              hint={words.queryHint}
              error={errors.query}
              rows={5}
              className={styles.code}
              {...text('query')}
            />
          ) : null}
          <div className={formStyles.pair}>
            {has('user') ? <TextField label={words.user} {...text('user')} /> : null}
            <TextField
              type="password"
              label={words.secret[kind === 'postgres' ? 'postgres' : 'http']}
              optional={words.optional}
              hint={changed?.source?.hasSecret ? words.secretKept : words.secretHint}
              {...text('secret')}
              autoComplete="new-password"
            />
            {has('secretHeader') ? (
              <TextField
                label={words.secretHeader}
                optional={words.optional}
                hint={words.secretHeaderHint}
                {...text('secretHeader')}
              />
            ) : null}
            {has('rowsAt') ? (
              <TextField
                label={words.rowsAt}
                optional={words.optional}
                hint={words.rowsAtHint}
                {...text('rowsAt')}
              />
            ) : null}
            {has('pageParameter') ? (
              <TextField
                label={words.pageParameter}
                optional={words.optional}
                hint={words.pageParameterHint}
                {...text('pageParameter')}
              />
            ) : null}
            {has('codeField') ? (
              <TextField
                label={words.codeField}
                optional={words.optional}
                hint={words.codeFieldHint}
                {...text('codeField')}
              />
            ) : null}
          </div>
          {has('organizations') ? (
            <TextAreaField
              label={words.organizations}
              hint={words.organizationsHint}
              error={unreadAt('organizations')}
              rows={5}
              {...text('organizations')}
            />
          ) : null}
        </>
      )}
      {hasMapping(kind) ? (
        <fieldset className={styles.mapping}>
          <legend>{words.mapping}</legend>
          <p className={formStyles.note}>{words.mappingHint}</p>
          <div className={formStyles.pair}>
            {fieldsOf(targets, draft.target).map(({ id, label, needed }) => (
              <TextField
                key={id}
                label={label[lang]}
                optional={needed === 'always' ? words.needed : words.optional}
                placeholder={id}
                error={unreadAt(id)}
                autoComplete="off"
                value={draft.fields[id] ?? ''}
                onChange={(event) =>
                  setDraft({ ...draft, fields: { ...draft.fields, [id]: event.target.value } })
                }
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      <div className={formStyles.buttons}>
        <Button type="submit" look="primary" disabled={save.busy}>
          {words.save}
        </Button>
        <Button disabled={save.busy} onClick={close}>
          {forms.cancel}
        </Button>
      </div>
    </Form>
  )
}

const hasMapping = (kind: FeedKind) => kind !== 'push' && kind !== 'ckan'
const fieldsOf = (targets: Targets, target: string) => targets.find(({ id }) => id === target)?.fields ?? []
