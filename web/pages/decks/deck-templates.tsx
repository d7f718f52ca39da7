import { useQueryClient } from '@tanstack/react-query'
import type { DeckTemplate, TemplateList } from '../../../server/core/decks.ts'
import { useAllWords } from '../../app/all-words.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useFormat } from '../../app/lang.tsx'
import { useTRPC } from '../../data/provider.tsx'
import { useAct } from '../../data/use-act.ts'
import { ConfirmButton } from '../../ui/confirm.tsx'
import { Section } from '../../ui/section.tsx'
import { type StackedColumn, StackedTable } from '../../ui/stacked-table.tsx'
import { FaultNotice } from '../../widgets/fault-notice.tsx'
import { fileSize } from '../../widgets/file-size.ts'
import { DeckChoice } from './deck-choice.tsx'
import styles from './decks.module.css'
import { useDeckUpload } from './use-deck-upload.ts'

/** Templates that presentations may be made with; kept and taken away by those who keep them. */
export function DeckTemplates({ list: { templates, may } }: { list: TemplateList }) {
  const { decks: words } = useAllWords()
  const withdraw = useAct((trpc) => trpc.decks.withdrawTemplate.mutationOptions())
  const columns = useColumns(may.keep, withdraw)
  return (
    <Section className={styles.part} title={words.templates} note={words.templatesHelp}>
      {templates.length > 0 ? (
        <StackedTable
          caption={words.templates}
          columns={columns}
          groups={[{ key: 'all', rows: templates }]}
          rowKey={({ code }) => code}
          className={styles.templates}
        />
      ) : (
        <p className="muted">{may.keep ? words.noTemplates : words.noTemplatesWho}</p>
      )}
      <FaultNotice fault={withdraw.fault} />
      {may.keep ? <Keep /> : null}
    </Section>
  )
}

function Keep() {
  const { decks: words } = useAllWords()
  const announce = useAnnounce()
  const queryClient = useQueryClient()
  const { queryKey } = useTRPC().decks.templates.queryOptions()
  const upload = useDeckUpload<DeckTemplate>('templates')
  async function pick(file: File) {
    const kept = await upload.send(file)
    if (!kept) return
    await queryClient.invalidateQueries({ queryKey })
    announce(words.kept(kept.name))
  }
  return (
    <>
      <DeckChoice
        upload={upload}
        label={words.keep}
        primary={false}
        accept=".pptx,.potx"
        hint={words.keepHint}
        working={words.checking}
        pick={(file) => void pick(file)}
      />
      {upload.answer ? <p>{words.kept(upload.answer.name)}</p> : null}
    </>
  )
}

function useColumns(
  mayKeep: boolean,
  withdraw: { act: (input: { code: string }) => Promise<unknown>; busy: boolean },
): StackedColumn<DeckTemplate>[] {
  const { decks: words, forms } = useAllWords()
  const format = useFormat()
  const announce = useAnnounce()
  return [
    {
      key: 'name',
      head: words.columns.name,
      names: true,
      className: styles.name,
      cell: ({ name }) => name,
    },
    {
      key: 'kept',
      head: words.columns.kept,
      className: styles.kept,
      cell: ({ uploadedBy, uploadedAt }) => words.keptBy(uploadedBy, format.instant(uploadedAt)),
    },
    {
      key: 'size',
      head: words.columns.size,
      end: true,
      className: styles.size,
      cell: ({ size }) => fileSize(size, format),
    },
    ...(mayKeep
      ? [
          {
            key: 'act',
            head: words.columns.act,
            className: styles.act,
            cell: ({ code, name }: DeckTemplate) => (
              <ConfirmButton
                look="quiet"
                label={words.withdraw}
                name={words.withdrawOf(name)}
                question={words.withdrawAsk}
                yes={words.withdraw}
                no={forms.keep}
                busy={withdraw.busy}
                confirm={async () => {
                  if (await withdraw.act({ code })) announce(words.withdrawn(name))
                }}
              />
            ),
          },
        ]
      : []),
  ]
}
